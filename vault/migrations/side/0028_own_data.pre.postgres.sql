-- Why: what a client asks about the own data is kept with its date, its steps and who looked at which text;
-- the channel agreement becomes a ledger, and a planned message names the entry on which it rests.
-- Lock: agreement and outbox are locked shut for a moment, no row is written.
-- Privacy: codes, ids and moments; the note is sealed under the client's own key and goes with it.
-- Fits code: 1 to 1

CREATE TABLE client_request (
    id TEXT NOT NULL,
    client TEXT NOT NULL,
    kind TEXT NOT NULL,
    way TEXT NOT NULL,
    asker TEXT NOT NULL,
    at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    received_by TEXT,
    note_sealed BYTEA,
    restricts INTEGER NOT NULL,
    closed_at BIGINT,
    PRIMARY KEY (id),
    FOREIGN KEY (client) REFERENCES client (id)
);

CREATE TABLE request_step (
    id SERIAL NOT NULL,
    request TEXT NOT NULL,
    client TEXT NOT NULL,
    step TEXT NOT NULL,
    code TEXT NOT NULL,
    staff TEXT NOT NULL,
    person TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (request) REFERENCES client_request (id)
);

CREATE TABLE looked_at (
    request TEXT NOT NULL,
    client TEXT NOT NULL,
    source TEXT NOT NULL,
    ref TEXT NOT NULL,
    part INTEGER NOT NULL,
    words TEXT NOT NULL,
    staff TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (request, source, ref, part),
    FOREIGN KEY (request) REFERENCES client_request (id)
);

CREATE INDEX request_client ON client_request (client, closed_at);
CREATE INDEX request_step_request ON request_step (request);
CREATE UNIQUE INDEX one_open_request_by_chat ON client_request (client, kind)
    WHERE closed_at IS NULL AND way = 'in_chat';

ALTER TABLE agreement ADD COLUMN purpose TEXT NOT NULL DEFAULT 'channel';
ALTER TABLE agreement ADD COLUMN partner TEXT NOT NULL DEFAULT '';
ALTER TABLE agreement ADD COLUMN entry TEXT NOT NULL DEFAULT 'given';
ALTER TABLE agreement ADD COLUMN how TEXT NOT NULL DEFAULT 'spoken';
ALTER TABLE agreement ADD COLUMN until BIGINT;
ALTER TABLE agreement ADD COLUMN ends TEXT;
ALTER TABLE outbox ADD COLUMN rests_on TEXT;

CREATE INDEX agreement_client ON agreement (client, given_at);
