-- Why: a person chooses the language of the pages and may switch key combinations off, on every computer.
-- Lock: the whole file, for one short statement each.
-- Privacy: two choices of a colleague about pages; nothing about a client.
-- Fits code: 1 to 1

ALTER TABLE staff ADD COLUMN language TEXT NOT NULL DEFAULT '';

ALTER TABLE staff ADD COLUMN keys INTEGER NOT NULL DEFAULT 1;
