-- Why: somebody unknown asks one question, or a talk, at a bot of its own; kept for 24 hours.
-- Lock: the whole file, for one short statement each.
-- Privacy: words and address sealed under the intake key of the day; all rows go a day after the last message.
-- Fits code: 1 to 1

CREATE TABLE walk_in (
    id TEXT NOT NULL,
    chat_index BLOB NOT NULL,
    bot TEXT NOT NULL,
    alias TEXT NOT NULL,
    address_sealed BLOB NOT NULL,
    day TEXT NOT NULL,
    door TEXT NOT NULL,
    level INTEGER NOT NULL,
    watched INTEGER NOT NULL,
    held_by TEXT,
    held_at BIGINT,
    said_at BIGINT,
    last_at BIGINT NOT NULL,
    destroy_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (chat_index),
    UNIQUE (alias)
);

CREATE TABLE walk_in_line (
    id TEXT NOT NULL,
    chat TEXT NOT NULL,
    direction TEXT NOT NULL,
    staff TEXT,
    kind TEXT NOT NULL,
    level INTEGER NOT NULL,
    text_sealed BLOB NOT NULL,
    day TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(chat) REFERENCES walk_in (id)
);

CREATE INDEX walk_in_end ON walk_in (destroy_at);
CREATE INDEX walk_in_line_chat ON walk_in_line (chat, at);
