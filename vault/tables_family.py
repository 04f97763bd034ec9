"""Tables for the one worker who may see both parties of a family, and the wall's login roles (adr 0029).

Coordination holds who asked, who confirmed and two yes-marks; what was said stays on each party's own side.
"""

from sqlalchemy import DDL, BigInteger, Column, Index, Integer, MetaData, Table, Text, event

from vault.tables_strangers import side

family_agreement = Table(
    "family_agreement",  # this party's own yes, said in a talk alone; only ever added to and withdrawn
    side,
    Column("id", Text, primary_key=True),
    Column("client", Text, nullable=False),
    Column("said_at", BigInteger, nullable=False),
    Column("noted_by", Text, nullable=False),
    Column("withdrawn_at", BigInteger),
    Column("withdrawn_by", Text),
)

Index("family_agreement_of", family_agreement.c.client)


BARRED = """CREATE OR REPLACE FUNCTION nabij_barred(of_client text, of_side text) RETURNS TABLE (id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT staff.id FROM public.staff
    JOIN public.reach ON reach.person = staff.person
    JOIN public.case_party ON case_party.case_ = reach.case_
    WHERE case_party.party = of_client AND case_party.side = of_side AND reach.side <> of_side
    AND staff.side IN (of_side, '') AND NOT EXISTS (
        SELECT 1 FROM public.wall_role WHERE wall_role.role = session_user AND wall_role.side <> of_side
    )
$$
"""
"""Who of a side may not be paged about a party, also for who may not read the tables it comes from."""


def family_tables(coordination: MetaData) -> tuple[Table, Table, Table, Table, Table]:
    """Add them to coordination: family_switch, family_yes, family_worker, family_open, wall_role."""
    answer = DDL(BARRED)  # type: ignore[no-untyped-call]  # the library's own
    event.listen(coordination, "after_create", answer.execute_if(dialect="postgresql"))
    return (
        _switch(coordination),
        _yes(coordination),
        _worker(coordination),
        _opened(coordination),
        _wall_role(coordination),
    )


def _switch(coordination: MetaData) -> Table:
    return Table(
        "family_switch",  # one row: whether this organisation works with family workers at all
        coordination,
        Column("name", Text, primary_key=True),
        Column("allowed", Integer, nullable=False),
        Column("changed_by", Text, nullable=False),
        Column("changed_at", BigInteger, nullable=False),
    )


def _yes(coordination: MetaData) -> Table:
    return Table(
        "family_yes",
        coordination,
        Column("party", Text, primary_key=True),
        Column("said_at", BigInteger, nullable=False),
    )


def _worker(coordination: MetaData) -> Table:
    return Table(
        "family_worker",
        coordination,
        Column("person", Text, primary_key=True),
        Column("case_", Text, primary_key=True),
        Column("asked_by", Text, nullable=False),
        Column("asked_at", BigInteger, nullable=False),
        Column("reason", Text, nullable=False),  # a code
        Column("confirmed_by", Text),
        Column("confirmed_at", BigInteger),
        Column("ends_at", BigInteger),
        Column("ended_at", BigInteger),
        Column("ended_by", Text),
        Column("ended_why", Text, nullable=False, server_default=""),  # a code; empty while it holds
    )


def _opened(coordination: MetaData) -> Table:
    return Table(
        "family_open",  # which side is on this person's screen now: one row, so one side
        coordination,
        Column("person", Text, primary_key=True),
        Column("side", Text, nullable=False),
        Column("case_", Text, nullable=False),
        Column("session", Text, nullable=False),
        Column("since", BigInteger, nullable=False),
    )


def _wall_role(coordination: MetaData) -> Table:
    return Table(
        "wall_role",  # which side a login role of the database server belongs to
        coordination,
        Column("role", Text, primary_key=True),
        Column("side", Text, nullable=False),
    )
