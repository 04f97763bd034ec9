-- Why: workers tell coordinators which words Nabij should watch for; a count alone says what was missed, not how.
-- Lock: none; a new table.
-- Privacy: a few words typed for this, the day, and the id of the worker. No client, no message, no hour.
-- Fits code: 1 to 1

CREATE TABLE word_tip (
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    staff TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (id)
);
