-- Why: people on duty are called over channels of their own, each proven before it is trusted.
-- Lock: new tables only; what is there is not touched.
-- Privacy: addresses of staff, sealed, each under its own key; of codes and tokens only an HMAC. No client.
-- Fits code: 1 to 1

CREATE TABLE reachability (
    id TEXT NOT NULL,
    staff TEXT NOT NULL,
    channel TEXT NOT NULL,
    place INTEGER NOT NULL,
    address_sealed BLOB NOT NULL,
    address_hmac BLOB NOT NULL,
    kek TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    added_at BIGINT NOT NULL,
    verified_at BIGINT,
    tested_at BIGINT,
    code_hmac BLOB,
    code_until BIGINT,
    code_tries INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(staff) REFERENCES staff (id),
    UNIQUE (staff, channel, address_hmac)
);

CREATE TABLE page_test (
    token_hmac BLOB NOT NULL,
    staff TEXT NOT NULL,
    reach TEXT NOT NULL,
    shift TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (token_hmac),
    FOREIGN KEY(staff) REFERENCES staff (id)
);

CREATE INDEX page_test_staff ON page_test (staff);
