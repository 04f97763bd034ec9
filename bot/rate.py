"""How fast a bot may speak: pure, told the time, so that a year of sending can be tested in a second.

All times are whole microseconds on one real clock: with fractions a wait came out too short, found by test.
Source: Telegram's FAQ (30 a second, 1 a second per chat) and ``retry_after``, which is the truth whatever
our own count says.
"""

from dataclasses import dataclass, field

from cases.moments import SECOND, Moment, after

BOT_PER_SECOND = 30
SPAN = SECOND + SECOND // 20
"""A little more than a second."""
ON_THE_WAY = SECOND + SECOND // 2
"""A call counts as arriving until it is answered, or this long: what is slow must not stop what is urgent."""


@dataclass
class Window:
    """At most ``limit`` arrive in any second, wherever it begins, though calls take time to arrive.

    A call may arrive at any moment between its start and its answer, so its span begins at the answer.
    """

    limit: int
    _ends: dict[int, Moment] = field(default_factory=dict)
    _last: int = 0

    def room(self, now: Moment) -> int:
        """Return how many may leave now."""
        self._ends = {ticket: end for ticket, end in self._ends.items() if end > now}
        return self.limit - len(self._ends)

    def wait(self, now: Moment) -> int:
        """Return the microseconds until one may leave at the latest; 0 when one may leave now."""
        if self.room(now) > 0:
            return 0
        return sorted(self._ends.values())[-self.limit] - now

    def take(self, now: Moment) -> int:
        """Note that a call starts; return its ticket."""
        self._last += 1
        self._ends[self._last] = after(now, ON_THE_WAY + SPAN)
        return self._last

    def landed(self, ticket: int, now: Moment) -> None:
        """Note that a call was answered."""
        if ticket in self._ends:
            self._ends[ticket] = min(self._ends[ticket], after(now, SPAN))


Ticket = tuple[int, int, int]


@dataclass
class Pace:
    """The pace of one bot over all its chats, with the pauses that the channel ordered.

    ``of_chat``: how many may arrive in one chat in any second.
    """

    of_chat: int = 1
    bot: Window = field(default_factory=lambda: Window(BOT_PER_SECOND))
    _chats: dict[int, Window] = field(default_factory=dict)
    _paused: dict[int, int] = field(default_factory=dict)
    _bot_paused: int = 0
    _suspect: bool = False

    def room(self, now: Moment, in_flight: int) -> int:
        """Return how many may leave now.

        After a pause for one chat the next message for another is a probe, alone: nobody says
        whether the pause meant the chat or the bot.
        """
        if now < self._bot_paused:
            return 0
        room = self.bot.room(now)
        return min(room, 1 if in_flight == 0 else 0) if self._suspect else room

    def wait(self, now: Moment) -> int:
        """Return the microseconds until the bot may speak at all."""
        return max(0, self._bot_paused - now, self.bot.wait(now))

    def chat_pause(self, chat: int, now: Moment) -> int:
        """Return the microseconds that the channel still wants silence in this chat."""
        return max(0, self._paused.get(chat, now) - now)

    def chat_wait(self, chat: int, now: Moment) -> int:
        """Return the microseconds until our own pace lets one more into this chat."""
        window = self._chats.get(chat)
        return window.wait(now) if window else 0

    def take(self, chat: int, now: Moment) -> Ticket:
        """Note that a message leaves now; return its ticket."""
        self._forget(now)
        return chat, self.bot.take(now), self._chats.setdefault(chat, Window(self.of_chat)).take(now)

    def landed(self, ticket: Ticket, now: Moment) -> None:
        """Note that the channel answered, whatever it said."""
        chat, of_bot, of_chat = ticket
        self.bot.landed(of_bot, now)
        if chat in self._chats:
            self._chats[chat].landed(of_chat, now)

    def throttled(self, chat: int, pause: int, now: Moment, *, whole_bot: bool) -> None:
        """Note a pause. Pauses of two chats at the same time mean that the whole bot is paused."""
        until = now + pause
        others = any(end > now for other, end in self._paused.items() if other != chat)
        self._paused[chat] = max(until, self._paused.get(chat, until))
        if whole_bot or others:
            self._bot_paused = max(self._bot_paused, until)
        self._suspect = True

    def passed(self) -> None:
        """Note that the channel took a message: the bot as a whole is not paused."""
        self._suspect = False

    def _forget(self, now: Moment) -> None:
        self._paused = {chat: end for chat, end in self._paused.items() if end > now}
        self._chats = {
            chat: window for chat, window in self._chats.items() if window.room(now) < window.limit
        }
