-- Why: somebody at the open door is answered in the language they chose, or that of their phone.
-- Lock: walk_in for an instant: no row is rewritten.
-- Privacy: the code of a language, for a day, of a chat that nobody knows.
-- Fits code: 1 to 1

ALTER TABLE walk_in ADD COLUMN language TEXT NOT NULL DEFAULT '';
