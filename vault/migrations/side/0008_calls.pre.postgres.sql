-- Why: each channel over which a person was paged has its own result, and a page is taken up from outside.
-- Lock: new tables only; what is there is not touched.
-- Privacy: ids, codes and moments; of a token only its HMAC, gone after it ends; no address.
-- Fits code: 1 to 1

CREATE TABLE page_delivery (
    page TEXT NOT NULL,
    reach TEXT NOT NULL,
    staff TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    code TEXT NOT NULL,
    unverified INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (page, reach),
    FOREIGN KEY(page) REFERENCES page (id)
);

CREATE TABLE page_token (
    token_hmac BYTEA NOT NULL,
    page TEXT NOT NULL,
    staff TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (token_hmac),
    FOREIGN KEY(page) REFERENCES page (id)
);

CREATE INDEX page_delivery_staff ON page_delivery (staff, at);
CREATE INDEX page_token_ends ON page_token (expires_at);
