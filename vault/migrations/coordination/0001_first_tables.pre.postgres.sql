-- Why: the first tables of the coordination store: staff, roster, cases as opaque ids, releases, access log.
-- Lock: none; the tables are new.
-- Privacy: holds no word a client wrote and no name of a client; passwords and tokens as hashes.
-- Fits code: 1 to 1

CREATE TABLE access_log (
    id SERIAL NOT NULL,
    at BIGINT NOT NULL,
    person TEXT NOT NULL,
    staff TEXT NOT NULL,
    role TEXT NOT NULL,
    side TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    basis TEXT NOT NULL,
    reason TEXT NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE case_ (
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (code)
);

CREATE TABLE cross_alert (
    id TEXT NOT NULL,
    party TEXT NOT NULL,
    case_ TEXT,
    flag TEXT NOT NULL,
    level INTEGER NOT NULL,
    code TEXT NOT NULL,
    imminent INTEGER NOT NULL,
    at BIGINT NOT NULL,
    delivered_at BIGINT NOT NULL,
    acknowledged_by TEXT,
    acknowledged_at BIGINT,
    PRIMARY KEY (id),
    UNIQUE (flag)
);

CREATE TABLE enrolment_begun (
    attempt_hmac BYTEA NOT NULL,
    party TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    PRIMARY KEY (attempt_hmac),
    UNIQUE (party)
);

CREATE TABLE grant_ (
    person TEXT NOT NULL,
    case_ TEXT NOT NULL,
    side TEXT NOT NULL,
    party TEXT NOT NULL,
    granted_by TEXT NOT NULL,
    granted_at BIGINT NOT NULL,
    PRIMARY KEY (person, case_)
);

CREATE TABLE login_attempt (
    key_hmac BYTEA NOT NULL,
    failures INTEGER NOT NULL,
    blocked_until BIGINT NOT NULL,
    last_real BIGINT NOT NULL,
    PRIMARY KEY (key_hmac)
);

CREATE TABLE meta (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE reach (
    person TEXT NOT NULL,
    case_ TEXT NOT NULL,
    side TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (person, case_)
);

CREATE TABLE release (
    id SERIAL NOT NULL,
    hash TEXT NOT NULL,
    body BYTEA NOT NULL,
    published_by TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    live INTEGER NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE service (
    side TEXT NOT NULL,
    model TEXT NOT NULL,
    zone TEXT NOT NULL,
    hours TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (side)
);

CREATE TABLE staff (
    id TEXT NOT NULL,
    login TEXT NOT NULL,
    side TEXT NOT NULL,
    role TEXT NOT NULL,
    alias TEXT NOT NULL,
    person TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    active INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (login, side)
);

CREATE TABLE case_link (
    code_hmac BYTEA NOT NULL,
    case_ TEXT NOT NULL,
    side TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (code_hmac),
    FOREIGN KEY(case_) REFERENCES case_ (id)
);

CREATE TABLE case_party (
    party TEXT NOT NULL,
    case_ TEXT NOT NULL,
    side TEXT NOT NULL,
    PRIMARY KEY (party),
    FOREIGN KEY(case_) REFERENCES case_ (id)
);

CREATE TABLE session (
    token_hash BYTEA NOT NULL,
    staff TEXT NOT NULL,
    side TEXT NOT NULL,
    csrf TEXT NOT NULL,
    created_real BIGINT NOT NULL,
    seen_real BIGINT NOT NULL,
    ended_real BIGINT,
    PRIMARY KEY (token_hash),
    FOREIGN KEY(staff) REFERENCES staff (id)
);

CREATE TABLE shift (
    id TEXT NOT NULL,
    side TEXT NOT NULL,
    post TEXT NOT NULL,
    staff TEXT NOT NULL,
    starts BIGINT NOT NULL,
    ends BIGINT,
    PRIMARY KEY (id),
    FOREIGN KEY(staff) REFERENCES staff (id)
);

CREATE INDEX access_subject ON access_log (subject, staff);
CREATE INDEX alert_open ON cross_alert (acknowledged_at);
CREATE UNIQUE INDEX one_live_release ON release (live) WHERE live = 1;
CREATE INDEX case_party_case ON case_party (case_);
CREATE INDEX session_staff ON session (staff);
CREATE UNIQUE INDEX one_open_post ON shift (side, post) WHERE ends IS NULL;
CREATE INDEX shift_now ON shift (side, post, starts);
