-- Why: an alert that no lead takes climbs a ladder; alerts from before this stay as they are.
-- Lock: cross_alert is locked shut for a moment, no row is written; writers wait for the index.
-- Privacy: a number and a moment only.
-- Fits code: 1 to 1

ALTER TABLE cross_alert ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cross_alert ADD COLUMN due_at BIGINT;

CREATE INDEX alert_climbs ON cross_alert (due_at);
