-- Why: a pace or a pause that the messenger ordered is no trouble; a human hears of real ones.
-- Lock: the whole file, for one short statement.
-- Privacy: a count of attempts, nothing about anybody.
-- Fits code: 1 to 1

ALTER TABLE outbox ADD COLUMN troubles INTEGER NOT NULL DEFAULT 0;
