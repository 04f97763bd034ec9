-- Why: a client's own days of more risk, and who signed for letting a client go.
-- Lock: client is locked shut for a moment, no row is written.
-- Privacy: kind, days and note are sealed under the client's own key and go with it; signatures are ids and
-- moments. Nothing of it is about, or can be read from, the other side.
-- Fits code: 1 to 1

ALTER TABLE client ADD COLUMN calendar_sealed BYTEA;
ALTER TABLE client ADD COLUMN release TEXT;
