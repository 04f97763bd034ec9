-- Why: two parties on one channel account are never paired, whatever their sides or bots.
-- Lock: none, the table is new.
-- Privacy: of an account only a keyed HMAC of this room, with the party; no side, no case, no number.
-- Fits code: 1 to 1

CREATE TABLE account (
    account_hmac BYTEA NOT NULL,
    party TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account_hmac)
);
