-- Why: an export, a publication and broken glass ask again for the person's own factor; a session knows when it
-- was last shown.
-- Lock: the whole file, for one short statement.
-- Privacy: a moment of a session of staff, nothing else.
-- Fits code: 1 to 1

ALTER TABLE session ADD COLUMN proved_real BIGINT DEFAULT 0 NOT NULL;
