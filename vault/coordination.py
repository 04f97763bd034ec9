"""The coordination store: staff, roster, cases, releases, alerts, access log; no client content."""

from cases.desk import Staff
from vault.access_reviews import ReviewBook
from vault.access_seals import SealBook
from vault.access_search import LogReading
from vault.break_glass import GlassBook
from vault.clockwork import Clock, Ids
from vault.content_studio import ContentStudio
from vault.coordination_accounts import AccountBook
from vault.coordination_alert_calls import AlertCalls
from vault.coordination_alerts import AlertBoard
from vault.coordination_barred import BarredBook
from vault.coordination_care import CareBook
from vault.coordination_cases import CaseBook
from vault.coordination_choices import ChoiceBook
from vault.coordination_door import FrontDoor
from vault.coordination_figures import FigureBook
from vault.coordination_log import AccessLog
from vault.coordination_looks import ClientLooks
from vault.coordination_matches import MatchBook
from vault.coordination_reasons import ReasonBook
from vault.coordination_releases import ReleaseShelf
from vault.coordination_roster import RosterBook
from vault.coordination_roster_away import AwayBook
from vault.coordination_roster_days import DayBook
from vault.coordination_roster_own import OwnShifts
from vault.coordination_roster_plan import PlanBook
from vault.coordination_roster_swaps import SwapBook
from vault.coordination_sessions import OwnDoor
from vault.coordination_staff import StaffBook
from vault.coordination_visits import VisitOrders
from vault.coordination_word_tips import WordTipBook
from vault.engine import Store
from vault.factor_forgetting import Forgotten, forget_factor, who_sees_to_it
from vault.family_lists import FamilyLists
from vault.family_worker import FamilyBook
from vault.live import FrontLive
from vault.login_codes import LoginCodes
from vault.passkeys import PasskeyDoor
from vault.passwords import Passwords
from vault.presence import PresenceBook
from vault.reachability import ReachBook
from vault.seal import Sealer
from vault.vouching import TerminalDoor


class CoordinationStore(
    StaffBook,
    PresenceBook,
    RosterBook,
    PlanBook,
    SwapBook,
    DayBook,
    AwayBook,
    OwnShifts,
    CaseBook,
    ChoiceBook,
    BarredBook,
    MatchBook,
    VisitOrders,
    ReleaseShelf,
    AlertBoard,
    AlertCalls,
    AccountBook,
    FigureBook,
    WordTipBook,
    CareBook,
    OwnDoor,
    LoginCodes,
    AccessLog,
    ReasonBook,
    ClientLooks,
    SealBook,
    ReviewBook,
    GlassBook,
    FamilyBook,
    FamilyLists,
    LogReading,
    FrontLive,
    ReachBook,
):
    """Fits the loops' ``Coordination`` and the console's ``CoordinationDesk``; ``door`` its ``Door``.

    ``sealer`` is the one of room ``coordination``: only its token key is used, for HMACs.
    """

    def __init__(
        self, store: Store, sealer: Sealer, clock: Clock, ids: Ids, passwords: Passwords | None = None
    ) -> None:
        known = passwords or Passwords()
        super().__init__(store, sealer, clock, ids, known)
        self.door = FrontDoor(store, sealer, clock, ids, known)
        self.passkeys = PasskeyDoor(store, sealer, clock, ids, known)
        self.terminal = TerminalDoor(store, sealer, clock, ids, known)
        self.content = ContentStudio(store, sealer, clock, ids)

    def forget_factor(self, login: str, by: str, second: str) -> Forgotten:
        """Take away what somebody lost, on the word of two others. Raises NotForgotten."""
        return forget_factor(self._store, self._clock, login, by, second)

    def who_forgets(self, login: str) -> Staff:
        """Return who works for both sides under this login. Raises NotForgotten."""
        return who_sees_to_it(self._store, login)
