-- Why: who leaves a shift writes what the next must know, and that one accepts it.
-- Lock: none on tables in use.
-- Privacy: words sealed under the intake key of the day: after seven days nobody can open them.
-- Fits code: 1 to 1

CREATE TABLE shift_note (
    id TEXT NOT NULL,
    author TEXT NOT NULL,
    meant_for TEXT NOT NULL,
    text_sealed BYTEA NOT NULL,
    day TEXT NOT NULL,
    at BIGINT NOT NULL,
    accepted_at BIGINT,
    PRIMARY KEY (id)
);

CREATE INDEX shift_note_open ON shift_note (accepted_at, meant_for);
