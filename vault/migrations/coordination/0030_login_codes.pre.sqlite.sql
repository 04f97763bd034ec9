-- Why: a code from an app beside the password.
-- Lock: the whole file, for one short statement.
-- Privacy: staff only; the shared secret is sealed under a key of its own.
-- Fits code: 1 to 1

CREATE TABLE login_code (
    staff TEXT NOT NULL,
    secret_sealed BLOB NOT NULL,
    kek TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    made_real BIGINT NOT NULL,
    confirmed_real BIGINT,
    last_step BIGINT NOT NULL,
    PRIMARY KEY (staff),
    FOREIGN KEY (staff) REFERENCES staff (id)
);
