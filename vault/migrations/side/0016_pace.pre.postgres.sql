-- Why: a client may ask for more or fewer messages, for later, or for another language.
-- Lock: client is locked shut for a moment, no row is written.
-- Privacy: codes, an id of a planned moment and a moment; they say how often, not why.
-- Fits code: 1 to 1

ALTER TABLE client ADD COLUMN pace TEXT NOT NULL DEFAULT 'normal';
ALTER TABLE client ADD COLUMN pace_least TEXT NOT NULL DEFAULT 'less';
ALTER TABLE client ADD COLUMN pace_most TEXT NOT NULL DEFAULT 'more';
ALTER TABLE client ADD COLUMN put_off TEXT;
ALTER TABLE client ADD COLUMN language_asked BIGINT;
