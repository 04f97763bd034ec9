-- Why: silence within 7 days of an acute flag goes to a human at once, also when that flag was closed.
-- Lock: client is locked shut for a moment, then its rows are written once.
-- Privacy: a moment of a flag, which the flags hold already.
-- Fits code: 1 to 1

ALTER TABLE client ADD COLUMN last_acute BIGINT;

UPDATE client SET last_acute = (
    SELECT max(flag.raised_at) FROM flag WHERE flag.client = client.id AND flag.level = 4
);
