-- Why: staff log in by the provider of their organisation; attempts, whose account it is, tokens, emergency log-ins.
-- Lock: the whole file, for four short statements.
-- Privacy: staff only; of an account an HMAC, verifiers and tokens sealed under keys of their own.
-- Fits code: 1 to 1

CREATE TABLE sign_on_attempt (
    state_hash TEXT NOT NULL,
    side TEXT NOT NULL,
    asked_sealed BLOB NOT NULL,
    kek TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    made_real BIGINT NOT NULL,
    PRIMARY KEY (state_hash)
);

CREATE TABLE sign_on_identity (
    issuer TEXT NOT NULL,
    subject_hmac BLOB NOT NULL,
    person TEXT NOT NULL,
    bound_real BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject_hmac)
);

CREATE TABLE sign_on_token (
    seal TEXT NOT NULL,
    staff TEXT NOT NULL,
    refresh_sealed BLOB NOT NULL,
    kek TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    checked_real BIGINT NOT NULL,
    asked_real BIGINT,
    PRIMARY KEY (seal),
    FOREIGN KEY (staff) REFERENCES staff (id)
);

CREATE TABLE sign_on_emergency (
    staff TEXT NOT NULL,
    since_real BIGINT NOT NULL,
    PRIMARY KEY (staff),
    FOREIGN KEY (staff) REFERENCES staff (id)
);
