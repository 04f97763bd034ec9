"""A phone in a person's hand, for code in the same process."""

import threading
import time
from collections.abc import Callable
from typing import Any

from simulator import phoneside
from simulator.model import Chat
from simulator.screen import Screen, screen_of
from simulator.world import World

LOOK_AGAIN = 0.02


class Waiter:
    """Lets threads wait for a change of the world."""

    def __init__(self, world: World) -> None:
        self._changed = threading.Condition()
        world.listeners.append(self._ring)

    def _ring(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def until(self, holds: Callable[[], bool], timeout: float, what: str) -> None:
        """Return when ``holds()``; raises TimeoutError after ``timeout`` real seconds."""
        deadline = time.monotonic() + timeout
        while not holds():
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"{what} did not happen within {timeout} s")
            with self._changed:
                # Also without a change here: the condition may look at something outside this world.
                self._changed.wait(min(left, LOOK_AGAIN))


class Phone:
    """One person with a chat per bot. ``bot`` is a username, a token or the number of a bot.

    A move that a real phone would not allow raises PhoneRefused.
    """

    def __init__(self, world: World, waiter: Waiter, user_id: int) -> None:
        self._world = world
        self._waiter = waiter
        self.user_id = user_id

    def _chat(self, bot: str) -> Chat:
        return self._world.chat(self._world.bot(bot), self.user_id)

    def start(self, bot: str, payload: str = "") -> int:
        """Press Start (or Restart after a block), as from a link with ``payload``."""
        return phoneside.start(self._world, self._chat(bot), payload)

    def send(self, bot: str, text: str) -> int:
        """Send a text; returns the number of the message in this chat."""
        return phoneside.send_text(self._world, self._chat(bot), text)

    def edit(self, bot: str, message_id: int, text: str) -> None:
        """Change an own message."""
        phoneside.edit(self._world, self._chat(bot), message_id, text)

    def delete(self, bot: str, message_id: int) -> None:
        """Delete a message for both; the bot is not told."""
        phoneside.delete(self._world, self._chat(bot), message_id)

    def media(self, bot: str, kind: str, **options: Any) -> int:  # noqa: ANN401 - fields differ by kind
        """Send photo, sticker, voice, audio, video, video_note, document, location or contact.

        Options: ``content`` (bytes), ``caption``, and the fields of the kind (``latitude``, ``phone_number``,
        ``file_name``, ``duration``, ``emoji``...).
        """
        return phoneside.send_media(self._world, self._chat(bot), kind, options)

    def tap(self, bot: str, label: str) -> int | str:
        """Tap a button of the keyboard (message number) or under a message (query id)."""
        return phoneside.tap(self._world, self._chat(bot), label)

    def turn_keyboard(self, bot: str) -> None:
        """Open a hidden keyboard, or put an open one away."""
        phoneside.turn_keyboard(self._world, self._chat(bot))

    def block(self, bot: str) -> None:
        phoneside.block(self._world, self._chat(bot))

    def unblock(self, bot: str) -> None:
        phoneside.unblock(self._world, self._chat(bot))

    def deactivate(self, bot: str) -> None:
        """Delete this person's account, in all chats."""
        phoneside.deactivate(self._world, self._chat(bot))

    def screen(self, bot: str) -> Screen:
        """Return what this phone shows now."""
        with self._world.lock:
            return screen_of(self._chat(bot))

    def wait_for(self, bot: str, holds: Callable[[Screen], bool], timeout: float = 5.0) -> Screen:
        """Wait until the screen is as wished, and return it. In async code call it in a thread."""
        self._waiter.until(lambda: holds(self.screen(bot)), timeout, "the wished screen")
        return self.screen(bot)

    def wait_for_text(self, bot: str, part: str, timeout: float = 5.0) -> Screen:
        """Wait until a message of the bot holds ``part``."""
        return self.wait_for(bot, lambda screen: any(part in text for text in screen.from_bot), timeout)
