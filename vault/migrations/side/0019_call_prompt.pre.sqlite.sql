-- Why: a check-in by telephone shows a worker what to say next; the words go to no phone.
-- Lock: the whole file, for one short statement each.
-- Privacy: lines sealed under the client's own key, kept for a day after they were said.
-- Fits code: 1 to 1

CREATE TABLE call_prompt (
    client TEXT NOT NULL,
    turn TEXT NOT NULL,
    said INTEGER NOT NULL,
    body_sealed BLOB NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (client),
    FOREIGN KEY(client) REFERENCES client (id)
);

CREATE INDEX call_prompt_at ON call_prompt (at);
