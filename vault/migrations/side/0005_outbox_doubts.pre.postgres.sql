-- Why: a message that may stand twice on a phone is shown as such to the worker who reads along.
-- Lock: outbox is locked shut for a moment, no row is written.
-- Privacy: a count of attempts, nothing about anybody.
-- Fits code: 1 to 1

ALTER TABLE outbox ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0;
