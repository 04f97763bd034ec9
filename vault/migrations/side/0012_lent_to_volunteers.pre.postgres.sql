-- Why: a volunteer may hold a quiet conversation for a while, and never longer than it was given for.
-- Lock: client is locked shut for a moment; no row is written.
-- Privacy: the id of a volunteer and two moments; no word.
-- Fits code: 1 to 1

ALTER TABLE client ADD COLUMN lent_to TEXT;

ALTER TABLE client ADD COLUMN lent_at BIGINT;

ALTER TABLE client ADD COLUMN lent_until BIGINT;
