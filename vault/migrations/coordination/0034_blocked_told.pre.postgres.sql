-- Why: an attempt to log in that the limit turned away stands on the access log, once for each block.
-- Lock: short; a column with a constant.
-- Privacy: a moment beside a keyed mark; it goes with its row, a day after the last attempt.
-- Fits code: 1 to 1

ALTER TABLE login_attempt ADD COLUMN told BIGINT NOT NULL DEFAULT 0;
