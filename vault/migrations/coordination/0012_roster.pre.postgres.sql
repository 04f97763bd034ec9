-- Why: shifts planned ahead with several people at a post, swaps, absences, skills, days off, calendar links.
-- Lock: shift and service, for an instant each: no column is computed, no row is rewritten.
-- Privacy: staff only: ids, codes and moments. That somebody is away, never why. Of a calendar link only its HMAC.
-- Fits code: 1 to 1

DROP INDEX one_open_post;

ALTER TABLE shift ADD COLUMN kind TEXT NOT NULL DEFAULT 'reachable';

ALTER TABLE shift ADD COLUMN series TEXT NOT NULL DEFAULT '';

ALTER TABLE shift ADD COLUMN tested_at BIGINT;

ALTER TABLE shift ADD COLUMN verified_at BIGINT;

ALTER TABLE service ADD COLUMN holidays TEXT NOT NULL DEFAULT 'usual';

ALTER TABLE service ADD COLUMN holiday_hours TEXT NOT NULL DEFAULT '[]';

CREATE TABLE staff_skill (
    staff TEXT NOT NULL,
    skill TEXT NOT NULL,
    PRIMARY KEY (staff, skill),
    FOREIGN KEY(staff) REFERENCES staff (id)
);

CREATE TABLE absence (
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    starts BIGINT NOT NULL,
    ends BIGINT,
    reported_by TEXT NOT NULL,
    ended_by TEXT,
    PRIMARY KEY (id)
);

CREATE INDEX absence_person ON absence (person, ends);

CREATE TABLE shift_swap (
    id TEXT NOT NULL,
    shift TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_to TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    answered_at BIGINT,
    starts BIGINT NOT NULL,
    ends BIGINT,
    post TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(shift) REFERENCES shift (id),
    FOREIGN KEY(asked_by) REFERENCES staff (id),
    FOREIGN KEY(asked_to) REFERENCES staff (id)
);

CREATE INDEX swap_shift ON shift_swap (shift);

CREATE TABLE calendar_link (
    staff TEXT NOT NULL,
    token_hmac BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (staff),
    UNIQUE (token_hmac),
    FOREIGN KEY(staff) REFERENCES staff (id)
);
