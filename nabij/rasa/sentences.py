"""What the Rasa door says beside the fixed safety texts. B1, no name of the line, no promise of its own."""

from dataclasses import dataclass

from cases.levels import Language
from cases.social_map import Entry


@dataclass(frozen=True, slots=True)
class Sentences:
    ask_consent: str
    yes: str
    no: str
    ask_contact: str
    handed_over: str
    failed: str
    nobody_listed: str
    costs: dict[str, str]


NL = Sentences(
    ask_consent=(
        "Ik kan je vraag doorgeven aan een medewerker. "
        "Die leest dan wat je hier schreef en hoe we je kunnen bereiken. Na 7 dagen is het weg. Mag dat?"
    ),
    yes="Ja, geef het door",
    no="Nee",
    ask_contact="Hoe en wanneer kan een medewerker je veilig bereiken? Geef een nummer dat alleen jij ziet.",
    handed_over="Ik heb het doorgegeven.",
    failed="Het doorgeven lukte niet. Bel 0800-2000, dag en nacht. Bij gevaar bel je 112.",
    nobody_listed="Bel 0800-2000, dag en nacht. Bij gevaar bel je 112.",
    costs={"gratis": "gratis", "belkosten": "je betaalt belkosten"},
)
EN = Sentences(
    ask_consent=(
        "I can pass your question on to a worker. "
        "They then read what you wrote here and how we can reach you. After 7 days it is gone. Is that okay?"
    ),
    yes="Yes, pass it on",
    no="No",
    ask_contact="How and when can a worker reach you safely? Give a number that only you can see.",
    handed_over="I have passed it on.",
    failed="Passing it on did not work. Call 0800-2000, day and night. In danger, call 112.",
    nobody_listed="Call 0800-2000, day and night. In danger, call 112.",
    costs={"gratis": "free", "belkosten": "you pay for the call"},
)


def sentences_in(language: Language) -> Sentences:
    return EN if language is Language.EN else NL


def entry_line(entry: Entry, language: Language, *, discreet: bool = False) -> str:
    """Return an entry of the sociale kaart as one line; ``discreet``: for who may be watched."""
    cost = sentences_in(language).costs.get(entry.cost, "")
    about = ", ".join(part for part in (entry.hours.in_language(language), cost) if part)
    name = entry.named(language, discreet=discreet)
    line = f"{name}: {entry.where} ({about})." if name else f"{entry.where} ({about})."
    note = "" if discreet else entry.note.in_language(language)
    return f"{line} {note}" if note else line
