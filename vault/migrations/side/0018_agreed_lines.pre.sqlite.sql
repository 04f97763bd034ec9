-- Why: short lines that a worker and a client agreed, and the neutral names a dialogue calls them by.
-- Lock: the whole file, for one short statement each.
-- Privacy: line and name are sealed under the client's own key and go with it; the names also per client.
-- Fits code: 1 to 1

CREATE TABLE agreed_line (
    id TEXT NOT NULL,
    client TEXT NOT NULL,
    place INTEGER NOT NULL,
    name_sealed BLOB NOT NULL,
    text_sealed BLOB NOT NULL,
    written_by TEXT NOT NULL,
    since BIGINT NOT NULL,
    look_again TEXT,
    for_volunteer INTEGER NOT NULL,
    ended_at BIGINT,
    ended_by TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY (client) REFERENCES client (id)
);

CREATE UNIQUE INDEX agreed_line_place ON agreed_line (client, place) WHERE ended_at IS NULL;
ALTER TABLE client ADD COLUMN names_sealed BLOB;
