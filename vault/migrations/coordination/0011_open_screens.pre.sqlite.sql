-- Why: open screens see a change of roster or alerts at once; a form of an ended session finds its writer.
-- Lock: the whole file, for one short statement each.
-- Privacy: kinds, ids and moments; nothing about a client.
-- Fits code: 1 to 1

CREATE TABLE live_event (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX session_seal ON session (csrf);
