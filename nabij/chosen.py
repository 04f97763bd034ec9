"""What the organisation chose for its console, and what the live content of each side offers it."""

from collections.abc import Mapping

from bot.readability import word_knowledge
from cases.programme import WEEKLY, Programme
from cases.sides import Side
from cases.social_map import region_named
from console.settings import PROGRAMMES, ConsoleSettings, Detection, Going
from console.studio_tools import Studio
from dialogs.pictures import PictureSet
from dialogs.replies import ReadyReply
from nabij.content_proofs import ContentProofs
from nabij.goings import goings_in
from nabij.house import House
from nabij.word_effects import WordEffects
from vault.days_off import holidays_between
from vault.side_counts import PlannedCounts


class Chosen:
    """Reads the content when it is asked: it may change while the console runs."""

    def __init__(self, house: House) -> None:
        self._house = house

    def settings(self) -> ConsoleSettings:
        """Return what the organisation chose for its console, and what the live content offers it."""
        chosen = self._house.settings
        return ConsoleSettings(
            secure=not chosen.plain_cookies,
            origin=chosen.public_url,
            programmes=self._programmes,
            detection=self._detection,
            replies=self._replies,
            theme=chosen.theme,
            backup_phone=chosen.backup_phone,
            report_address=chosen.report_address,
            region=self._region,
            goings=self._goings,
            programme=self._programme,
            pictures=self._pictures,
            sign_on=self._house.sign_on,
            second_factor=chosen.second_factor,
            studio=self._studio(),
        )

    def _studio(self) -> Studio:
        """Return what the pages about content work with."""
        house, clock = self._house, self._house.hall.tempo.clock
        counts = tuple(PlannedCounts(side.database, clock) for side in house.sides.values())
        proofs = ContentProofs(house.front.content, house.hall.log)
        effects = WordEffects(house.hall.log)
        return Studio(
            proofs, word_knowledge(), house.settings.small_team, counts, holidays_between, effects=effects
        )

    def _detection(self, side: Side) -> Detection:
        """Return how the risk detection of a side is, for the banner of every page."""
        house = self._house.sides.get(side)
        trouble = None if house is None else house.brain.trouble
        if trouble is None:
            return Detection.WORKS
        return Detection.DOWN if trouble.bare else Detection.OLD

    def _region(self, side: Side) -> str:
        """Return the regional Veilig Thuis the organisation chose, as the live content names it."""
        house = self._house.sides.get(side)
        return (
            "" if house is None else region_named(house.brain.social_map, self._house.settings.veilig_thuis)
        )

    def _replies(self, side: Side) -> tuple[ReadyReply, ...]:
        house = self._house.sides.get(side)
        return () if house is None else house.brain.replies

    def _goings(self, side: Side, programme: str) -> tuple[Going, ...]:
        """Return where the bot can go on for a client of this programme, by the content that is live."""
        house = self._house.sides.get(side)
        return () if house is None else goings_in(house.brain.rules().book, programme)

    def _programme(self, side: Side, name: str) -> Programme | None:
        """Return a programme as the live content has it: what moves is worked out by what will plan."""
        house = self._house.sides.get(side)
        return None if house is None else house.brain.rules().book.programme(name)

    def _pictures(self) -> Mapping[str, PictureSet]:
        """Return the sets of pictures of the live content; the sides work by the same."""
        books = (house.brain.rules().book for house in self._house.sides.values())
        return next((book.texts.pictures for book in books if book.texts.pictures), {})

    def _programmes(self) -> tuple[tuple[str, str], ...]:
        """Return code and title of what the live content offers; what is for everybody stands first."""
        brains = [house.brain for house in self._house.sides.values()]
        found = {name: each for brain in brains for name, each in brain.rules().book.programmes.items()}
        first = sorted(found.values(), key=lambda each: (each.name != WEEKLY, each.title))
        return tuple((each.name, each.title) for each in first) or PROGRAMMES
