"""The part of the safe-contact form about the own picture, and the one for when somebody looks on.

The second is an option for who asks for it and practised it: it stays refused until that was ticked (practice
section 2).
"""

from collections.abc import Mapping, Sequence

from cases.safe_contact import Channel, SafeContact
from console.answers import Answers
from console.language import mark, say, spoken
from dialogs.pictures import Picture, PictureSet

Pictures = Mapping[str, PictureSet]

PICTURE = "picture"
OWN_FIELD, SECOND_FIELD, PRACTISED = "plaatje", "tweede_plaatje", "geoefend"
_TOGETHER = ":"


def read_picture(answers: Answers, channel: Channel | None, pictures: Pictures) -> Mapping[str, str]:
    """Return set, own picture and duress picture as typed; empty where no picture is asked."""
    form = answers.form
    if form.text("handdruk") != PICTURE:
        return {}
    if channel is Channel.CALL:
        answers.fault("handdruk", say("Wie gebeld wordt, kiest geen plaatje."))
        return {}
    own = _chosen(form.text(OWN_FIELD), pictures)
    if own is None:
        field = OWN_FIELD if pictures else "handdruk"
        answers.fault(field, say("%(what)s: kies er een.", what=say(mark("Eigen plaatje"))))
        return {}
    second = _second(answers, own, pictures)
    return {"picture_set": own[0], "picture": own[1], "duress_picture": second}


def _second(answers: Answers, own: tuple[str, str], pictures: Pictures) -> str:
    typed = answers.form.text(SECOND_FIELD)
    if not typed:
        return ""
    second = _chosen(typed, pictures)
    if second is None or second[0] != own[0] or second == own:
        answers.fault(SECOND_FIELD, say("Kies een ander plaatje uit dezelfde set."))
        return ""
    if not answers.form.ticked(PRACTISED):
        answers.fault(PRACTISED, say("Oefen dit eerst samen, en vink het dan aan."))
    return second[1]


def _chosen(typed: str, pictures: Pictures) -> tuple[str, str] | None:
    """Return set and picture; None for one that the content does not have."""
    of_set, _, name = typed.partition(_TOGETHER)
    found = pictures.get(of_set)
    known = found is not None and any(one.name == name for one in found.pictures)
    return (of_set, name) if known else None


def typed_pictures(contact: SafeContact) -> Mapping[str, str]:
    """Return the pictures of a record as the form shows them; what was practised is asked again."""
    if not contact.picture:
        return {}
    own = f"{contact.picture_set}{_TOGETHER}{contact.picture}"
    second = f"{contact.picture_set}{_TOGETHER}{contact.duress_picture}" if contact.duress_picture else ""
    return {OWN_FIELD: own, SECOND_FIELD: second}


def picture_choices(pictures: Pictures) -> Sequence[tuple[str, str]]:
    """Return every picture to choose from, with its word in the language of the page; sets stay together."""
    return tuple(
        (f"{found.name}{_TOGETHER}{one.name}", say("Set %(n)s: %(what)s", n=str(number), what=_words(one)))
        for number, found in enumerate(pictures.values(), 1)
        for one in found.pictures
    )


def _words(one: Picture) -> str:
    return f"{one.sign} {one.said.get(spoken(), one.said['nl'])}"
