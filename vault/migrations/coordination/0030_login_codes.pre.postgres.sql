-- Why: a code from an app beside the password.
-- Lock: none that anybody waits for: a new table.
-- Privacy: staff only; the shared secret is sealed under a key of its own.
-- Fits code: 1 to 1

CREATE TABLE login_code (
    staff TEXT NOT NULL,
    secret_sealed BYTEA NOT NULL,
    kek TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    made_real BIGINT NOT NULL,
    confirmed_real BIGINT,
    last_step BIGINT NOT NULL,
    PRIMARY KEY (staff),
    FOREIGN KEY (staff) REFERENCES staff (id)
);
