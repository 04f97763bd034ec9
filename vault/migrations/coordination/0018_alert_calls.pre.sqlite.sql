-- Why: an alert is taken on from a lock screen or a call, without logging in; it stays known over which road.
-- Lock: the whole file, for one short statement each.
-- Privacy: of a token only an HMAC, with whom it was sent to; no client, no case.
-- Fits code: 1 to 1

ALTER TABLE cross_alert ADD COLUMN acknowledged_via TEXT NOT NULL DEFAULT '';

CREATE TABLE alert_token (
    token_hmac BLOB NOT NULL,
    alert TEXT NOT NULL,
    staff TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (token_hmac),
    FOREIGN KEY(alert) REFERENCES cross_alert (id),
    FOREIGN KEY(staff) REFERENCES staff (id)
);

CREATE INDEX alert_token_ends ON alert_token (expires_at);
