"""What the console needs to let people be called, as a promise; ``nabij`` fits it and wires it.

Own addresses are for their owner alone. A token is for whoever has it: it was sent to one person, for one
page, and brings nobody anywhere.
"""

from collections.abc import Sequence
from typing import Protocol

from cases.desk import Staff
from cases.reach import Channel, OwnReach


class Paging(Protocol):
    def channels(self) -> Sequence[Channel]:
        """Return the channels that this organisation uses."""

    def push_key(self) -> str:
        """Return what a browser subscribes to push with; empty without push."""

    def own(self, staff: Staff) -> Sequence[OwnReach]: ...

    def add(self, staff: Staff, channel: Channel, address: str) -> bool:
        """Keep an own address and send a code there; say whether that went.

        Raises AddressRefused, TooManyAddresses, TooManyAttempts.
        """

    def send_code(self, staff: Staff, reach: str) -> bool:
        """Send a fresh code; say whether that went. Raises NotFound, TooManyAttempts."""

    def prove(self, staff: Staff, reach: str, code: str) -> bool:
        """Say whether this is the code that was sent. Raises NotFound."""

    def remove(self, staff: Staff, reach: str) -> None:
        """Forget an own address. Raises NotFound."""

    def test(self, staff: Staff) -> int:
        """Send a test page over all own proven channels; return how many went. Raises TooManyAttempts."""

    def look_up(self, token: str) -> None:
        """Raise CallOver when this call is over, NotFound when there never was one.

        Raises CallGoesOn when this person was heard and somebody else must take it up.
        """

    def take_up(self, token: str, via: str) -> None:
        """Take up a call: its ladder stops. ``via`` is page or call.

        Raises CallOver, NotFound; CallGoesOn when this person was heard and its ladder does not stop.
        """
