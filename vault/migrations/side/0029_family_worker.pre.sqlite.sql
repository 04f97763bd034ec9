-- Why: a party's own yes to one worker for the whole family, given in a talk alone and withdrawn at any time.
-- Lock: none on tables that exist.
-- Privacy: ids and moments; nothing of the other party, and nothing of what was said.
-- Fits code: 1 to 1

CREATE TABLE family_agreement (
    id TEXT NOT NULL,
    client TEXT NOT NULL,
    said_at BIGINT NOT NULL,
    noted_by TEXT NOT NULL,
    withdrawn_at BIGINT,
    withdrawn_by TEXT,
    PRIMARY KEY (id)
);

CREATE INDEX family_agreement_of ON family_agreement (client);
