-- Why: a task about who is writing says why, as codes, so that a human can weigh it.
-- Lock: task is locked shut for a moment, no row is written.
-- Privacy: codes only.
-- Fits code: 1 to 1

ALTER TABLE task ADD COLUMN why TEXT NOT NULL DEFAULT '';
