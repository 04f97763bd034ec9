-- Why: open screens see a change of roster or alerts at once; a form of an ended session finds its writer.
-- Lock: writers of session wait until the index is made.
-- Privacy: kinds, ids and moments; nothing about a client.
-- Fits code: 1 to 1

CREATE TABLE live_event (
    id SERIAL NOT NULL,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX session_seal ON session (csrf);
