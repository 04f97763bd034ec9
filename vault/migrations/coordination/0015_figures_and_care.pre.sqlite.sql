-- Why: the word list learns from what workers judge, without a word; who handled danger is asked how they are.
-- Lock: the whole file, for one short statement each.
-- Privacy: rules, classes and days, no client; care says that somebody handled danger, never whose or what.
-- Fits code: 1 to 1

CREATE TABLE mark_feedback (
    id INTEGER NOT NULL,
    rule TEXT NOT NULL,
    code TEXT NOT NULL,
    level INTEGER NOT NULL,
    release INTEGER NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE missed_signal (
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    level INTEGER NOT NULL,
    release INTEGER NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE figure (
    name TEXT NOT NULL,
    side TEXT NOT NULL,
    value INTEGER NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (name, side)
);

CREATE TABLE care (
    id TEXT NOT NULL,
    staff TEXT NOT NULL,
    at BIGINT NOT NULL,
    night INTEGER NOT NULL,
    answer TEXT DEFAULT '' NOT NULL,
    answered_at BIGINT,
    task TEXT DEFAULT '' NOT NULL,
    done_by TEXT,
    done_at BIGINT,
    PRIMARY KEY (id),
    FOREIGN KEY (staff) REFERENCES staff (id)
);

CREATE INDEX mark_feedback_rule ON mark_feedback (rule, code);
CREATE INDEX care_staff ON care (staff, at);
