-- Why: programmes have one name everywhere, and count from days that a human recorded.
-- Lock: the whole file, for one short statement each.
-- Privacy: codes and moments only: when an order or a stay began and ended, and when a worker last wrote.
-- Fits code: 1 to 1

ALTER TABLE client ADD COLUMN anchors TEXT NOT NULL DEFAULT '[]';
ALTER TABLE client ADD COLUMN human_at BIGINT;
UPDATE client SET programme = replace(programme, '_', '-') WHERE programme IN ('thv_stayer', 'thv_removed');
UPDATE plan SET programme = replace(programme, '_', '-') WHERE programme IN ('thv_stayer', 'thv_removed');
