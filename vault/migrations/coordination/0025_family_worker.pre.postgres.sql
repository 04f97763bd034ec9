-- Why: a family worker: one yes per party, two people who give it, one side on screen; and which login role of
-- the server belongs to which side.
-- Lock: none on tables that exist.
-- Privacy: opaque ids, codes and moments. What a party said stands on its own side alone. The answer about who
-- may not be paged gives staff ids of one side, and a front of the other side gets none.
-- Fits code: 1 to 1

CREATE TABLE family_switch (
    name TEXT NOT NULL,
    allowed INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE family_yes (
    party TEXT NOT NULL,
    said_at BIGINT NOT NULL,
    PRIMARY KEY (party)
);

CREATE TABLE family_worker (
    person TEXT NOT NULL,
    case_ TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    reason TEXT NOT NULL,
    confirmed_by TEXT,
    confirmed_at BIGINT,
    ends_at BIGINT,
    ended_at BIGINT,
    ended_by TEXT,
    ended_why TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (person, case_)
);

CREATE TABLE family_open (
    person TEXT NOT NULL,
    side TEXT NOT NULL,
    case_ TEXT NOT NULL,
    session TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (person)
);

CREATE TABLE wall_role (
    role TEXT NOT NULL,
    side TEXT NOT NULL,
    PRIMARY KEY (role)
);

CREATE OR REPLACE FUNCTION nabij_barred(of_client text, of_side text) RETURNS TABLE (id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT staff.id FROM public.staff
    JOIN public.reach ON reach.person = staff.person
    JOIN public.case_party ON case_party.case_ = reach.case_
    WHERE case_party.party = of_client AND case_party.side = of_side AND reach.side <> of_side
    AND staff.side IN (of_side, '') AND NOT EXISTS (
        SELECT 1 FROM public.wall_role WHERE wall_role.role = session_user AND wall_role.side <> of_side
    )
$$;

REVOKE ALL ON FUNCTION nabij_barred(text, text) FROM PUBLIC;
