"""Both sides with a coordination store: what tests of a worker's desk stand on."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import time

from canary import ADDRESS, NAME, PHONE, SAID
from sqlalchemy import Table, select
from vault_people import NOON, Building, Office, ring

from cases.desk import EmergencyCard, NewClient, Staff, StaffRole
from cases.effects import Effect, FlagSpan, PageStaff, RaiseFlag
from cases.events import Kind, MessageReceived
from cases.facts import Facts
from cases.ids import BotId, ClientId, EventId, FlagId, MessageId, PhoneMessage, StaffId
from cases.levels import Language, Level, Mode
from cases.moments import DAY, MINUTE, Moment
from cases.roster import Post
from cases.safe_contact import SafeContact, Window
from cases.sides import Role, Side
from cases.traffic import RawUpdate
from vault.desk import BotFace, DeskSettings, SideOffice
from vault.seal import Sealer
from vault.side_store import SideStore
from vault.tables_side import side as side_tables

BOT = BotId("planning-a")
CANARY = "kanarie-9f31c7"
CARD = EmergencyCard(
    name=f"Sam {CANARY} {NAME}", staying_now=f"bij haar zus, {ADDRESS}", phones=PHONE, weapons="mes"
)
CONTACT = SafeContact(
    windows=tuple(Window(day, time(10), time(12)) for day in range(7)),
    zone="Europe/Amsterdam",
    mode=Mode.NEUTRAL,
    opener="Hoi, hier Planning.",
    valid_until=Moment(NOON + 30 * DAY),
)


def new_client(alias: str = "Merel", link: str = "", language: Language = Language.NL_B1) -> NewClient:
    own = replace(CONTACT, opener="Je lijstje staat klaar.") if link else CONTACT
    return NewClient(
        alias=alias,
        role=Role.STAYER,
        language=language,
        bot=BOT,
        contact=own,
        facts=Facts(children=True),
        programme="thv-stayer",
        card=CARD,
        agreement_version="1",
        case_link=link,
    )


@dataclass(slots=True)
class Desks:
    """One office, and the store and desk of each side, made when a test first asks for them."""

    office: Office
    settings: DeskSettings = field(init=False)
    stores: dict[Side, SideStore] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.settings = DeskSettings({BOT: BotFace("Planning", "planning_a_bot")}, {Language.NL_B1})

    def books(self, side: Side = Side.A) -> SideStore:
        if side not in self.stores:
            store = self.office.building.store(f"side_{side}", side_tables)
            self.stores[side] = SideStore(side, store, Sealer(side.value, ring(side.value)), self.office.ids)
        return self.stores[side]

    def desk(self, side: Side) -> SideOffice:
        return SideOffice(self.books(side), self.office.desk, self.office.clock, self.settings)

    @property
    def a(self) -> SideOffice:
        return self.desk(Side.A)

    @property
    def b(self) -> SideOffice:
        return self.desk(Side.B)

    def duty(self, worker: Staff, post: Post = Post.DUTY) -> None:
        """Put a worker on duty, as a coordinator does."""
        cor = self.office.hire(self.office.ids.new(), StaffRole.COORDINATOR)
        assert worker.side is not None
        self.office.desk.set_post(cor, worker.side, post, worker.id)

    def say(
        self, client: ClientId, text: str, *effects: Effect, kind: Kind = Kind.TEXT, file_id: str = ""
    ) -> MessageId:
        """Let a message of the client come in with these effects; return its id."""
        event = self.received(text, kind)
        with self.books().ledger.open(client) as desk:
            desk.file_id = file_id
            desk.commit(event, desk.state, effects)
        return MessageId(event.id)

    def received(self, text: str, kind: Kind = Kind.TEXT) -> MessageReceived:
        now = self.office.clock.now()
        number = PhoneMessage(secrets.randbelow(2**40))
        return MessageReceived(EventId(self.office.ids.new()), now, now, kind, text, number)

    def alarm(
        self,
        client: ClientId,
        text: str = f"help {SAID}",
        level: Level = Level.ACUTE,
        paged: StaffId | None = None,
    ) -> FlagId:
        """Let a message come in that is flagged, and page somebody; return the flag."""
        event, flag = self.received(text), FlagId(self.office.ids.new())
        span = FlagSpan(0, len(text), level, "threat", "R03", "regel-1", "Dreiging", "active")
        effects: list[Effect] = [
            RaiseFlag(
                client,
                flag,
                level,
                "threat",
                "R03",
                "text",
                Moment(event.at + 5 * MINUTE),
                message=MessageId(event.id),
                spans=(span,),
            )
        ]
        if paged is not None:
            effects.append(PageStaff(client, flag, 0, Post.DUTY, paged, level, "Merel"))
        with self.books().ledger.open(client) as desk:
            desk.commit(event, desk.state, effects)
        return flag

    def press(self, side: Side, token: str, chat: int, bot: BotId = BOT) -> bool:
        """Let a chat press a link, through the inbox as it comes in."""
        books, now = self.books(side), self.office.clock.now()
        raw = RawUpdate(bot, b'{"n":%d}' % secrets.randbits(60), secrets.randbelow(2**50), chat, now)
        assert books.intake.keep(raw)
        with books.store.read() as conn:
            item = max(conn.scalars(select(side_tables.tables["inbox"].c.id)))
        with books.ledger.open_received(item, now) as received:
            assert received is not None
            pressed = received.press_start(token, chat, chat, now)
            received.commit_pressed("Dank je.", now)
        return pressed

    def rows(self, table: Table, side: Side = Side.A) -> list[dict[str, object]]:
        with self.books(side).store.read() as conn:
            return [dict(row) for row in conn.execute(select(table)).mappings()]


def desks_in(building: Building) -> Desks:
    """Return empty desks; side b's database is made when a test first asks for it."""
    desks = Desks(Office(building))
    desks.books()
    return desks
