-- Why: two parties of one case never have the same first line, sender's name or set of pictures.
-- Lock: none that anybody waits for: the table is new.
-- Privacy: of a choice only an HMAC that holds for one case; no word of a client, no name.
-- Fits code: 1 to 1

CREATE TABLE case_choice (
    party TEXT NOT NULL,
    kind TEXT NOT NULL,
    case_ TEXT NOT NULL,
    mark BYTEA NOT NULL,
    PRIMARY KEY (party, kind),
    UNIQUE (case_, kind, mark),
    FOREIGN KEY(party) REFERENCES case_party (party),
    FOREIGN KEY(case_) REFERENCES case_ (id)
);
