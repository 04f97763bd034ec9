-- Why: the fields of NEN 7513 on each line of the access log; seals over it that tie each batch to the one
-- before; what is reviewed afterwards; broken glass. Lines are refused to be changed, or to go before five years.
-- Lock: the whole file, for a few short statements.
-- Privacy: ids and codes only: that a person looked at a client, never what was read. Why the glass was broken
-- is a sentence of a worker, sealed under a key of its own.
-- Fits code: 1 to 1

ALTER TABLE access_log ADD COLUMN party TEXT DEFAULT '' NOT NULL;

ALTER TABLE access_log ADD COLUMN on_behalf TEXT DEFAULT '' NOT NULL;

ALTER TABLE access_log ADD COLUMN function TEXT DEFAULT '' NOT NULL;

ALTER TABLE access_log ADD COLUMN organisation TEXT DEFAULT '' NOT NULL;

ALTER TABLE access_log ADD COLUMN kind TEXT DEFAULT '' NOT NULL;

ALTER TABLE access_log ADD COLUMN consent TEXT DEFAULT '' NOT NULL;

ALTER TABLE access_log ADD COLUMN session TEXT DEFAULT '' NOT NULL;

ALTER TABLE access_log ADD COLUMN source TEXT DEFAULT '' NOT NULL;

ALTER TABLE access_log ADD COLUMN emergency INTEGER DEFAULT 0 NOT NULL;

CREATE INDEX access_party ON access_log (party, at);

CREATE INDEX access_staff ON access_log (staff, at);

CREATE TABLE access_seal (
    number INTEGER NOT NULL,
    ids TEXT NOT NULL,
    newest BIGINT NOT NULL,
    sealed_at BIGINT NOT NULL,
    previous BLOB NOT NULL,
    traces BLOB NOT NULL,
    hash BLOB NOT NULL,
    mark BLOB NOT NULL,
    PRIMARY KEY (number)
);

CREATE TABLE access_trim (
    number INTEGER NOT NULL,
    "before" BIGINT NOT NULL,
    at BIGINT NOT NULL,
    mark BLOB NOT NULL,
    PRIMARY KEY (number),
    CHECK (before <= at - 157766400000000)
);

CREATE TABLE access_review (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    code TEXT NOT NULL,
    person TEXT NOT NULL,
    staff TEXT NOT NULL,
    side TEXT NOT NULL,
    party TEXT NOT NULL,
    times INTEGER NOT NULL,
    began_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    told_at BIGINT,
    overdue_told_at BIGINT,
    closed_by TEXT,
    closed_at BIGINT,
    outcome TEXT DEFAULT '' NOT NULL,
    follow_up TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (kind, subject)
);

CREATE INDEX access_review_open ON access_review (closed_at, due_at);

CREATE TABLE break_glass (
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    staff TEXT NOT NULL,
    side TEXT NOT NULL,
    case_ TEXT NOT NULL,
    party TEXT NOT NULL,
    reason TEXT NOT NULL,
    why_sealed BLOB NOT NULL,
    kek TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    both_sides INTEGER NOT NULL,
    began_at BIGINT NOT NULL,
    began_real BIGINT NOT NULL,
    ends_real BIGINT NOT NULL,
    ended_real BIGINT,
    PRIMARY KEY (id)
);

CREATE INDEX break_glass_person ON break_glass (person, ends_real);

CREATE TRIGGER access_log_stays BEFORE UPDATE ON access_log
BEGIN SELECT RAISE(ABORT, 'a line of the access log stays as it is'); END;

CREATE TRIGGER access_seal_stays BEFORE UPDATE ON access_seal
BEGIN SELECT RAISE(ABORT, 'a line of the access log stays as it is'); END;

CREATE TRIGGER access_trim_stays BEFORE UPDATE ON access_trim
BEGIN SELECT RAISE(ABORT, 'a line of the access log stays as it is'); END;

CREATE TRIGGER access_log_keeps BEFORE DELETE ON access_log
WHEN NOT EXISTS (SELECT 1 FROM access_trim WHERE access_trim.before > OLD.at)
BEGIN SELECT RAISE(ABORT, 'a line of the access log stays as it is'); END;

CREATE TRIGGER access_seal_keeps BEFORE DELETE ON access_seal
BEGIN SELECT RAISE(ABORT, 'a line of the access log stays as it is'); END;

CREATE TRIGGER access_trim_keeps BEFORE DELETE ON access_trim
BEGIN SELECT RAISE(ABORT, 'a line of the access log stays as it is'); END;
