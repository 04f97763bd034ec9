-- Why: who is on duty at a screen and is not seen there for too long must not be waited for.
-- Lock: the whole file, for one short statement.
-- Privacy: when a member of staff had a page open last; one moment each, no history.
-- Fits code: 1 to 1

CREATE TABLE presence (
    staff TEXT NOT NULL PRIMARY KEY,
    seen_real BIGINT NOT NULL
);
