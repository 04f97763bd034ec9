-- Why: a pace or a pause that the messenger ordered is no trouble; a human hears of real ones.
-- Lock: outbox is locked shut for a moment, no row is written.
-- Privacy: a count of attempts, nothing about anybody.
-- Fits code: 1 to 1

ALTER TABLE outbox ADD COLUMN troubles INTEGER NOT NULL DEFAULT 0;
