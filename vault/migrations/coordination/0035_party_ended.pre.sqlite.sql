-- Why: processes of a side may not take rows of coordination away; what an erasure ends there they ask for here.
-- Lock: none; a new table.
-- Privacy: an id, a side and a moment, gone within a minute of being read.
-- Fits code: 1 to 1

CREATE TABLE party_ended (
    party TEXT NOT NULL,
    what TEXT NOT NULL,
    side TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (party, what)
);
