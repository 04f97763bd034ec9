"""A worker's desk on one side: what the console's ``SideDesk`` asks, but for what takes a turn or a channel.

``handle`` and ``accept_pairing`` (after ``attach``) take a turn, ``voice`` (after ``voice_file``) fetches
from the channel: those are wired outside. Who takes a turn calls ``admit`` first.
"""

from vault.desk_agreements import Agreements
from vault.desk_call import Calls
from vault.desk_clients import ClientList
from vault.desk_conversation import Conversations
from vault.desk_danger import DangerSheets
from vault.desk_inbox import WholeInbox
from vault.desk_keeping import KeepingDesk
from vault.desk_live import SideLive
from vault.desk_part import BotFace, DeskSettings
from vault.desk_reason import Reasons
from vault.desk_rights import OwnDataDesk
from vault.desk_shift_notes import ShiftNotes
from vault.desk_volunteers import VisitLane
from vault.desk_walk_in import WalkIns
from vault.desk_wording import Wordings
from vault.enrolment import Enrolments

__all__ = ["BotFace", "DeskSettings", "SideOffice"]


class SideOffice(
    WholeInbox,
    Wordings,
    Conversations,
    Agreements,
    OwnDataDesk,
    KeepingDesk,
    DangerSheets,
    ClientList,
    Enrolments,
    VisitLane,
    ShiftNotes,
    WalkIns,
    Calls,
    SideLive,
    Reasons,
):
    """One side, one store, one set of keys; nothing here can reach the other side."""
