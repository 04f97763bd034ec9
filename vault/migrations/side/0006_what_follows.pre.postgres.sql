-- Why: signals of weeks mean more together, one closed question is asked, and silence after it is seen.
-- Lock: client and flag are locked shut for a moment, no row is written; writers wait for the index.
-- Privacy: codes and moments only; those of the past are sealed under the client's own key.
-- Fits code: 1 to 1

ALTER TABLE client ADD COLUMN past_sealed BYTEA;
ALTER TABLE client ADD COLUMN question TEXT;
ALTER TABLE client ADD COLUMN reminders TEXT NOT NULL DEFAULT '[]';
ALTER TABLE client ADD COLUMN remind_at BIGINT;
ALTER TABLE flag ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
ALTER TABLE flag ADD COLUMN asked TEXT NOT NULL DEFAULT '';

CREATE INDEX client_reminds ON client (remind_at);
