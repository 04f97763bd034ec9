"""The safe-contact record in words the client can read. The pictures of the handshake stay out of it."""

from cases.levels import Mode
from cases.safe_contact import Channel, SafeContact

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def contact_words(contact: SafeContact | None) -> tuple[tuple[str, str], ...]:
    """Return what was agreed about contact, as name and words.

    Left out: the pictures and the line that says a message was seen. Who finds the file could use them.
    """
    if contact is None:
        return ()
    times = "; ".join(
        f"{_DAYS[one.weekday]} van {one.opens:%H:%M} tot {one.closes:%H:%M}" for one in contact.windows
    )
    said = (
        ("Wanneer wij mogen schrijven", times),
        ("Hoe", "Een medewerker belt" if contact.channel is Channel.CALL else "Berichten op je telefoon"),
        ("Welke woorden", "gewone woorden" if contact.mode is Mode.OPEN else "woorden die niets verraden"),
        ("Het eerste bericht", contact.opener),
        ("Wie er schrijft", contact.sender),
        ("Hoe wij bellen", contact.call_route),
    )
    return tuple((name, words) for name, words in said if words)
