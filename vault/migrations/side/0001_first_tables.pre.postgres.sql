-- Why: the first tables of one side's store: clients, what they wrote (sealed), what waits for its moment.
-- Lock: none; the tables are new.
-- Privacy: words of people stand only in *_sealed columns; all else is ids, codes and moments.
--          Keys stand wrapped; the keys that open them are in a file outside the database.
-- Fits code: 1 to 1

CREATE TABLE alert (
    id TEXT NOT NULL,
    flag TEXT NOT NULL,
    client TEXT NOT NULL,
    level INTEGER NOT NULL,
    code TEXT NOT NULL,
    imminent INTEGER NOT NULL,
    at BIGINT NOT NULL,
    state TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (flag)
);

CREATE TABLE client (
    id TEXT NOT NULL,
    alias TEXT NOT NULL,
    role TEXT NOT NULL,
    language TEXT NOT NULL,
    standing TEXT NOT NULL,
    paused_until BIGINT,
    doubt TEXT NOT NULL,
    held_by TEXT,
    held_alias TEXT NOT NULL,
    programme TEXT NOT NULL,
    programme_began BIGINT,
    checkin TEXT,
    facts TEXT NOT NULL,
    episode TEXT,
    pair TEXT NOT NULL,
    last_inbound BIGINT,
    last_flagged BIGINT,
    bot TEXT NOT NULL,
    owner TEXT,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (alias)
);

CREATE TABLE dek (
    client TEXT NOT NULL,
    purpose TEXT NOT NULL,
    version INTEGER NOT NULL,
    kek TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (client, purpose)
);

CREATE TABLE inbox (
    id SERIAL NOT NULL,
    bot TEXT NOT NULL,
    update_id BIGINT,
    body_hmac BYTEA NOT NULL,
    chat_index BYTEA,
    event TEXT NOT NULL,
    raw_sealed BYTEA NOT NULL,
    day TEXT NOT NULL,
    state TEXT NOT NULL,
    code TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    starts INTEGER NOT NULL,
    received_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    client TEXT,
    PRIMARY KEY (id),
    UNIQUE (bot, update_id),
    UNIQUE (event)
);

CREATE TABLE intake_key (
    day TEXT NOT NULL,
    kek TEXT NOT NULL,
    wrapped BYTEA NOT NULL,
    destroy_at BIGINT NOT NULL,
    PRIMARY KEY (day)
);

CREATE TABLE live_event (
    id SERIAL NOT NULL,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE meta (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE outbox (
    id TEXT NOT NULL,
    client TEXT,
    chat_index BYTEA,
    bot TEXT NOT NULL,
    dedup TEXT NOT NULL,
    seq BIGINT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    mode TEXT NOT NULL,
    flag TEXT,
    checkin TEXT,
    body_sealed BYTEA NOT NULL,
    address_sealed BYTEA,
    day TEXT NOT NULL,
    priority INTEGER NOT NULL,
    state TEXT NOT NULL,
    code TEXT NOT NULL,
    answers BIGINT,
    due_at BIGINT NOT NULL,
    not_after BIGINT,
    override TEXT NOT NULL,
    closes_talk INTEGER NOT NULL,
    staff TEXT,
    attempts INTEGER NOT NULL,
    lease_until BIGINT,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    phone_message BIGINT,
    PRIMARY KEY (id),
    UNIQUE (dedup)
);

CREATE TABLE phone_copy (
    id TEXT NOT NULL,
    client TEXT NOT NULL,
    bot TEXT NOT NULL,
    phone_message BIGINT NOT NULL,
    direction TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    delete_at BIGINT,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (client, bot, phone_message)
);

CREATE TABLE shred_ledger (
    id TEXT NOT NULL,
    client TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE task (
    id TEXT NOT NULL,
    client TEXT,
    kind TEXT NOT NULL,
    level INTEGER NOT NULL,
    flag TEXT,
    due_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    done_by TEXT,
    done_at BIGINT,
    PRIMARY KEY (id)
);

CREATE TABLE unknown_chat (
    chat_index BYTEA NOT NULL,
    last_replied BIGINT,
    seen INTEGER NOT NULL,
    PRIMARY KEY (chat_index)
);

CREATE TABLE unknown_message (
    id TEXT NOT NULL,
    chat_index BYTEA NOT NULL,
    text_sealed BYTEA NOT NULL,
    day TEXT NOT NULL,
    level INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    read_by TEXT,
    destroy_at BIGINT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE agreement (
    id TEXT NOT NULL,
    client TEXT NOT NULL,
    version TEXT NOT NULL,
    language TEXT NOT NULL,
    given_by TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    PRIMARY KEY (id),
    FOREIGN KEY(client) REFERENCES client (id)
);

CREATE TABLE answer (
    id TEXT NOT NULL,
    client TEXT NOT NULL,
    checkin TEXT,
    script TEXT NOT NULL,
    step TEXT NOT NULL,
    value_sealed BYTEA NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(client) REFERENCES client (id)
);

CREATE TABLE checkin (
    id TEXT NOT NULL,
    client TEXT NOT NULL,
    local_date TEXT NOT NULL,
    slot TEXT NOT NULL,
    script TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    answer_due BIGINT,
    answer_step INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (client, local_date, slot),
    FOREIGN KEY(client) REFERENCES client (id)
);

CREATE TABLE emergency_card (
    client TEXT NOT NULL,
    card_sealed BYTEA NOT NULL,
    review_by BIGINT NOT NULL,
    updated_by TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (client),
    FOREIGN KEY(client) REFERENCES client (id)
);

CREATE TABLE enrolment (
    id TEXT NOT NULL,
    client TEXT NOT NULL,
    bot TEXT NOT NULL,
    token_hmac BYTEA NOT NULL,
    expires_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    pressed_at BIGINT,
    address_sealed BYTEA,
    chat_index BYTEA,
    issued_by TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(client) REFERENCES client (id),
    UNIQUE (token_hmac)
);

CREATE TABLE flag (
    id TEXT NOT NULL,
    client TEXT,
    level INTEGER NOT NULL,
    category TEXT NOT NULL,
    code TEXT NOT NULL,
    source TEXT NOT NULL,
    silent INTEGER NOT NULL,
    imminent INTEGER NOT NULL,
    message TEXT,
    spans TEXT NOT NULL,
    raised_at BIGINT NOT NULL,
    answer_by BIGINT NOT NULL,
    acknowledged_by TEXT,
    acknowledged_at BIGINT,
    answered_at BIGINT,
    closed_by TEXT,
    closed_at BIGINT,
    close_reason TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(client) REFERENCES client (id)
);

CREATE TABLE identity (
    client TEXT NOT NULL,
    bot TEXT NOT NULL,
    chat_index BYTEA NOT NULL,
    address_sealed BYTEA NOT NULL,
    paired_at BIGINT NOT NULL,
    PRIMARY KEY (client),
    UNIQUE (chat_index),
    FOREIGN KEY(client) REFERENCES client (id)
);

CREATE TABLE message (
    id TEXT NOT NULL,
    client TEXT NOT NULL,
    direction TEXT NOT NULL,
    author TEXT NOT NULL,
    staff TEXT,
    kind TEXT NOT NULL,
    level INTEGER NOT NULL,
    text_sealed BYTEA NOT NULL,
    file_sealed BYTEA,
    heard_by TEXT,
    phone_message BIGINT,
    edits TEXT,
    read_by TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(client) REFERENCES client (id)
);

CREATE TABLE note (
    id TEXT NOT NULL,
    client TEXT NOT NULL,
    staff TEXT NOT NULL,
    text_sealed BYTEA NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(client) REFERENCES client (id)
);

CREATE TABLE plan (
    client TEXT NOT NULL,
    programme TEXT NOT NULL,
    began BIGINT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (client),
    FOREIGN KEY(client) REFERENCES client (id)
);

CREATE TABLE safe_contact (
    client TEXT NOT NULL,
    mode TEXT NOT NULL,
    zone TEXT NOT NULL,
    valid_until BIGINT NOT NULL,
    record_sealed BYTEA NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    PRIMARY KEY (client),
    FOREIGN KEY(client) REFERENCES client (id)
);

CREATE TABLE talk (
    client TEXT NOT NULL,
    blob_sealed BYTEA NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (client),
    FOREIGN KEY(client) REFERENCES client (id)
);

CREATE TABLE escalation (
    flag TEXT NOT NULL,
    client TEXT NOT NULL,
    step INTEGER NOT NULL,
    state TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    PRIMARY KEY (flag),
    FOREIGN KEY(flag) REFERENCES flag (id)
);

CREATE TABLE page (
    id TEXT NOT NULL,
    flag TEXT NOT NULL,
    step INTEGER NOT NULL,
    post TEXT NOT NULL,
    staff TEXT,
    level INTEGER NOT NULL,
    alias TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (flag, step, post, staff),
    FOREIGN KEY(flag) REFERENCES flag (id)
);

CREATE INDEX alert_due ON alert (state, due_at);
CREATE INDEX inbox_chat ON inbox (chat_index, state, id);
CREATE INDEX inbox_undone ON inbox (state, due_at);
CREATE INDEX outbox_chat ON outbox (chat_index, state, seq);
CREATE INDEX outbox_client ON outbox (client, state, seq);
CREATE INDEX outbox_open ON outbox (bot, state, due_at);
CREATE INDEX phone_copy_due ON phone_copy (state, delete_at);
CREATE INDEX task_client ON task (client, kind);
CREATE INDEX task_open ON task (done_at, due_at);
CREATE INDEX checkin_answer ON checkin (state, answer_due);
CREATE INDEX checkin_client ON checkin (client, state);
CREATE INDEX checkin_due ON checkin (state, due_at);
CREATE INDEX flag_client ON flag (client, closed_at);
CREATE INDEX flag_open ON flag (closed_at, level);
CREATE INDEX message_client ON message (client, at);
CREATE INDEX escalation_due ON escalation (state, due_at);
CREATE INDEX page_due ON page (state, due_at);
