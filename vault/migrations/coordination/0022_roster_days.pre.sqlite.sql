-- Why: hours and patterns that differ on a date or a holiday; a swap of two shifts; who was told of a question.
-- Lock: the whole file, for a few short statements.
-- Privacy: staff only: dates, times, ids and codes.
-- Fits code: 1 to 1

CREATE TABLE roster_day (
    side TEXT NOT NULL,
    about TEXT NOT NULL,
    rule TEXT NOT NULL,
    hours TEXT NOT NULL,
    skipped INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (side, about)
);

ALTER TABLE shift_swap ADD COLUMN back TEXT REFERENCES shift (id);

ALTER TABLE shift_swap ADD COLUMN back_starts BIGINT;

ALTER TABLE shift_swap ADD COLUMN back_ends BIGINT;

ALTER TABLE shift_swap ADD COLUMN back_post TEXT;

ALTER TABLE shift_swap ADD COLUMN told_at BIGINT;
