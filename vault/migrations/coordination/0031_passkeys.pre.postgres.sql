-- Why: logging in, and proving who is at the screen, with a passkey.
-- Lock: none that anybody waits for: new tables.
-- Privacy: staff only; a public key opens nothing, and a name is short and chosen by its owner.
-- Fits code: 1 to 1

CREATE TABLE passkey (
    id TEXT NOT NULL,
    credential BYTEA NOT NULL,
    person TEXT NOT NULL,
    staff TEXT NOT NULL,
    public_key BYTEA NOT NULL,
    sign_count BIGINT NOT NULL,
    name TEXT NOT NULL,
    made_real BIGINT NOT NULL,
    used_real BIGINT,
    ended_real BIGINT,
    PRIMARY KEY (id),
    UNIQUE (credential),
    FOREIGN KEY (staff) REFERENCES staff (id)
);
CREATE INDEX passkey_person ON passkey (person);
CREATE TABLE passkey_challenge (
    handle_hash BYTEA NOT NULL,
    challenge BYTEA NOT NULL,
    purpose TEXT NOT NULL,
    staff TEXT NOT NULL,
    made_real BIGINT NOT NULL,
    PRIMARY KEY (handle_hash)
);
