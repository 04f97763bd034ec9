-- Why: a task about who is writing says why, as codes, so that a human can weigh it.
-- Lock: the whole file, for one short statement.
-- Privacy: codes only.
-- Fits code: 1 to 1

ALTER TABLE task ADD COLUMN why TEXT NOT NULL DEFAULT '';
