-- Why: the fields of NEN 7513 on each line of the access log; seals over it that tie each batch to the one
-- before; what is reviewed afterwards; broken glass. Lines are refused to be changed, or to go before five years.
-- Lock: access_log for an instant: no row is rewritten. The indexes take as long as reading the log once.
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
    previous BYTEA NOT NULL,
    traces BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    mark BYTEA NOT NULL,
    PRIMARY KEY (number)
);

CREATE TABLE access_trim (
    number INTEGER NOT NULL,
    before BIGINT NOT NULL,
    at BIGINT NOT NULL,
    mark BYTEA NOT NULL,
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
    why_sealed BYTEA NOT NULL,
    kek TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    both_sides INTEGER NOT NULL,
    began_at BIGINT NOT NULL,
    began_real BIGINT NOT NULL,
    ends_real BIGINT NOT NULL,
    ended_real BIGINT,
    PRIMARY KEY (id)
);

CREATE INDEX break_glass_person ON break_glass (person, ends_real);

CREATE FUNCTION access_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a line of the access log stays as it is'; END
$$;

CREATE FUNCTION access_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN IF EXISTS (SELECT 1 FROM access_trim WHERE access_trim.before > OLD.at) THEN RETURN OLD; END IF; RAISE EXCEPTION 'a line of the access log stays as it is'; END
$$;

CREATE TRIGGER access_log_stays BEFORE UPDATE ON access_log
FOR EACH ROW EXECUTE FUNCTION access_stays();

CREATE TRIGGER access_seal_stays BEFORE UPDATE ON access_seal
FOR EACH ROW EXECUTE FUNCTION access_stays();

CREATE TRIGGER access_trim_stays BEFORE UPDATE ON access_trim
FOR EACH ROW EXECUTE FUNCTION access_stays();

CREATE TRIGGER access_log_keeps BEFORE DELETE ON access_log
FOR EACH ROW EXECUTE FUNCTION access_keeps();

CREATE TRIGGER access_seal_keeps BEFORE DELETE ON access_seal
FOR EACH ROW EXECUTE FUNCTION access_stays();

CREATE TRIGGER access_trim_keeps BEFORE DELETE ON access_trim
FOR EACH ROW EXECUTE FUNCTION access_stays();
