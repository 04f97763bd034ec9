-- Why: coordinators change the words themselves: changes with their steps and verdicts, and the road of a release.
-- Lock: short; columns with a constant on a small table, and new tables.
-- Privacy: words of coordinators about content, ids of staff; no client data. A tester is a colleague's own phone.
-- Fits code: 1 to 1

ALTER TABLE release ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE release ADD COLUMN draft TEXT NOT NULL DEFAULT '';
ALTER TABLE release ADD COLUMN approved_by TEXT NOT NULL DEFAULT '';
ALTER TABLE release ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE release ADD COLUMN trial INTEGER NOT NULL DEFAULT 0;
ALTER TABLE release ADD COLUMN retired_at BIGINT;

CREATE TABLE content_draft (
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    base INTEGER NOT NULL,
    stage TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    digest TEXT DEFAULT '' NOT NULL,
    needs TEXT DEFAULT '' NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    release INTEGER,
    PRIMARY KEY (id)
);

CREATE TABLE content_author (
    draft TEXT NOT NULL,
    person TEXT NOT NULL,
    staff TEXT NOT NULL,
    PRIMARY KEY (draft, person),
    FOREIGN KEY(draft) REFERENCES content_draft (id)
);

CREATE TABLE content_part (
    draft TEXT NOT NULL,
    file TEXT NOT NULL,
    body BYTEA,
    PRIMARY KEY (draft, file),
    FOREIGN KEY(draft) REFERENCES content_draft (id)
);

CREATE TABLE content_op (
    draft TEXT NOT NULL,
    number INTEGER NOT NULL,
    person TEXT NOT NULL,
    staff TEXT NOT NULL,
    at BIGINT NOT NULL,
    what TEXT NOT NULL,
    told TEXT NOT NULL,
    puts BYTEA NOT NULL,
    undone INTEGER DEFAULT 0 NOT NULL,
    mark TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (draft, number),
    FOREIGN KEY(draft) REFERENCES content_draft (id)
);

CREATE TABLE content_verdict (
    id TEXT NOT NULL,
    draft TEXT NOT NULL,
    person TEXT NOT NULL,
    staff TEXT NOT NULL,
    role TEXT NOT NULL,
    verdict TEXT NOT NULL,
    digest TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(draft) REFERENCES content_draft (id)
);

CREATE TABLE content_proof (
    digest TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    done_at BIGINT,
    progress TEXT DEFAULT '' NOT NULL,
    ok INTEGER DEFAULT 0 NOT NULL,
    lowered INTEGER DEFAULT 0 NOT NULL,
    result TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (digest)
);

CREATE TABLE content_stop (
    id TEXT NOT NULL,
    dialogue TEXT NOT NULL,
    question TEXT NOT NULL,
    reason TEXT NOT NULL,
    staff TEXT NOT NULL,
    person TEXT NOT NULL,
    at BIGINT NOT NULL,
    until BIGINT,
    confirmed_by TEXT DEFAULT '' NOT NULL,
    ended_at BIGINT,
    ended_by TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE content_tester (
    party TEXT NOT NULL,
    side TEXT NOT NULL,
    staff TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (party)
);

CREATE TABLE release_move (
    id TEXT NOT NULL,
    what TEXT NOT NULL,
    release INTEGER NOT NULL,
    before INTEGER,
    staff TEXT NOT NULL,
    person TEXT NOT NULL,
    at BIGINT NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    seen_by TEXT DEFAULT '' NOT NULL,
    seen_at BIGINT,
    PRIMARY KEY (id)
);

CREATE UNIQUE INDEX one_trial_release ON release (trial) WHERE trial = 1;
CREATE INDEX content_verdict_of ON content_verdict (draft);
