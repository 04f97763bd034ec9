"""The client of the story: one phone, one bot, seen as the person sees it."""

from collections.abc import Callable

from cases.sides import Side
from drills.ports import BotOf
from simulator import Screen, Simulator

USER = 71_001
WAIT = 8.0


class StoryClient:
    """Holds the phone. Waiting for a message raises TimeoutError."""

    def __init__(self, simulator: Simulator, side: Side, bots: tuple[BotOf, ...]) -> None:
        self._simulator = simulator
        self.bot = next(bot.username for bot in bots if bot.side is side)
        self._phone = simulator.phone(USER, first_name="Sam")
        self._seen = 0

    def start(self, token: str) -> None:
        self._phone.start(self.bot, token)

    def screen(self) -> Screen:
        return self._phone.screen(self.bot)

    def send(self, text: str) -> None:
        self.mark()
        self._phone.send(self.bot, text)

    def tap(self, label: str) -> None:
        self.mark()
        self._phone.tap(self.bot, label)

    def mark(self) -> None:
        """Count as seen what was accepted for this phone up to now."""
        self._seen = len(self._accepted())

    def fresh(self) -> list[str]:
        """Return texts that reached this phone since the mark, also those deleted again."""
        return self._accepted()[self._seen :]

    def wait(self, holds: Callable[[list[str]], bool], seconds: float = WAIT) -> list[str]:
        """Wait until the fresh texts are as wished. Raises TimeoutError."""
        self._simulator.wait_until(lambda: holds(self.fresh()), seconds)
        return self.fresh()

    def buttons(self) -> list[str]:
        keyboard = self.screen().keyboard
        return [label for row in keyboard.rows for label in row] if keyboard is not None else []

    def _accepted(self) -> list[str]:
        calls = self._simulator.ledger(method="sendMessage", chat_id=USER)
        return [str(call.params["text"]) for call in calls if call.message_id is not None]
