"""What differs between two versions of the content, in sentences for who has never seen code.

The page and the command line say the same; neither knows a name of a field.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cases.content_diff import Change, Difference, Thing, differences
from cases.content_diff_pieces import Mark, Piece
from cases.content_edit import Files
from cases.content_road import Reason
from console.language import mark, say
from console.words_danger import LEVELS


@dataclass(frozen=True, slots=True)
class Told:
    """One difference as it is read. ``pieces`` mark its words; empty where the title says it all.

    ``where`` names the file as people call it; ``of_items``: a piece is one item of a list.
    """

    title: str
    where: str
    pieces: tuple[Piece, ...]
    of_items: bool
    difference: Difference


_TARGETS = frozenset({"naar", "verder", "begin", "terug"})

_THINGS = {
    Thing.FILE: mark("Bestand"),
    Thing.STEP: mark("Vraag '%(one)s'"),
    Thing.ANSWER: mark("Vraag '%(one)s', antwoord '%(other)s'"),
    Thing.WAY_OUT: mark("Uitweg '%(one)s'"),
    Thing.TEXT: mark("Tekst '%(one)s'"),
    Thing.REPLY: mark("Snel antwoord '%(one)s'"),
    Thing.RULE: mark("Gevaarregel '%(one)s'"),
    Thing.WORD_CLASS: mark("Groep woorden '%(one)s'"),
    Thing.WORD: mark("Eigen woord '%(one)s'"),
    Thing.ROW: mark("Regel %(one)s van het schema"),
    Thing.MOMENT: mark("Moment %(one)s met een mens"),
    Thing.ENTRY: mark("Sociale kaart, '%(one)s'"),
    Thing.PICTURE: mark("Plaatje '%(other)s' in set '%(one)s'"),
    Thing.WEIGHTS: mark("De geleerde tweede mening"),
    Thing.PART: mark("Algemeen"),
}
_WHOLE = {
    Change.NEW: mark("is nieuw"),
    Change.GONE: mark("is weg"),
    Change.MOVED: mark("de volgorde is anders"),
    Change.RENAMED: mark("heette eerst '%(old)s'"),
    Change.CHANGED: mark("is anders"),
    Change.LOWERED: mark("telt minder zwaar"),
}
_WHOLE_OF_MANY = {
    Change.NEW: mark("zijn nieuw"),
    Change.GONE: mark("zijn weg"),
    Change.CHANGED: mark("zijn anders"),
    Change.LOWERED: mark("tellen minder zwaar"),
}
_MANY = frozenset(
    {
        *(
            "vraag",
            "tekst",
            "slot",
            "uitwegen",
            "any_order",
            "in_order",
            "sequence",
            "raak",
            "mis",
            "tests",
            "idioms",
        ),
        *("tijden", "kosten", "taal", "gemeenten"),
    }
)
"""Fields whose words are a plural."""
_FIELDS = {
    "vraag": mark("de woorden"),
    "tekst": mark("de woorden op de knop"),
    "zegt": mark("de zin na dit antwoord"),
    "titel": mark("de titel"),
    "ook": mark("wat iemand ook kan typen"),
    "signaal": mark("het gevaar dat Nabij doorgeeft"),
    "taak": mark("de taak voor een medewerker"),
    "alleen": mark("wanneer deze vraag wordt gesteld"),
    "als": mark("wanneer deze vraag wordt gesteld"),
    "uitwegen": mark("de uitwegen"),
    "slot": mark("de laatste woorden"),
    "voorlezen": mark("wat een medewerker voorleest"),
    "dagvragen": mark("welke vraag op welke dag komt"),
    "schaal": mark("de schaal"),
    "severity": mark("hoe ernstig het is"),
    "niveau": mark("hoe ernstig het is"),
    "unless": mark("wanneer de regel niet geldt"),
    "except": mark("wanneer de regel niet geldt"),
    "any_order": mark("de woorden waarop de regel let"),
    "in_order": mark("de woorden waarop de regel let"),
    "window": mark("hoe ver de woorden uit elkaar mogen staan"),
    "tests": mark("de voorbeelden"),
    "uitleg": mark("de uitleg"),
    "idioms": mark("de onschuldige zinnen"),
    "gesprek": mark("welk gesprek"),
    "van": mark("de eerste dag"),
    "tot": mark("de laatste dag"),
    "elke": mark("om de hoeveel dagen"),
    "naam": mark("de naam"),
    "waar": mark("het nummer of de site"),
    "tijden": mark("de openingstijden"),
    "kosten": mark("de kosten"),
    "nagekeken": mark("de dag van nakijken"),
    "rekening": mark("het spoor op de telefoonrekening"),
    "taal": mark("de talen die men er spreekt"),
    "crisis": mark("de keuze voor crisis"),
    "gemeenten": mark("de gemeenten"),
    "voor": mark("voor wie het is"),
    "begin": mark("de eerste vraag"),
    "vorm": mark("je of u"),
}
_RULE_FIELDS = {
    "code": mark("waar de regel over gaat"),
    "category": mark("de soort melding"),
    "sequence": mark("de woorden waarop de regel let"),
    "gap": mark("hoe ver de woorden uit elkaar mogen staan"),
    "raise": mark("wat de regel zwaarder maakt"),
    "lower": mark("wat de regel lichter maakt"),
    "roles": mark("hoe ernstig het is per persoon"),
    "speakers": mark("voor wie de regel geldt"),
    "negation": mark("wat 'niet' doet"),
    "past": mark("wat lang geleden doet"),
    "joke": mark("wat een grapje doet"),
    "imminent": mark("of het nu gebeurt"),
    "raak": mark("de zinnen die Nabij moet vinden"),
    "mis": mark("de onschuldige zinnen"),
    "status": mark("de zinnen over vroeger of met 'niet'"),
    "bron": mark("waar de regel vandaan komt"),
    "eigenaar": mark("wie erover gaat"),
}
_FROM_TO = mark("%(field)s gaat van %(old)s naar %(new)s")
_TARGET = {
    Change.NEW: mark("gaat naar '%(new)s'"),
    Change.GONE: mark("gaat niet meer naar '%(old)s'"),
    Change.CHANGED: mark("gaat nu naar '%(new)s' in plaats van '%(old)s'"),
}
_MODES = {
    "open": mark("open telefoon"),
    "neutraal": mark("neutrale telefoon"),
    "beide": mark("elke telefoon"),
    "concept": mark("vertaling in concept"),
}
_FOLDERS = {
    "dialogues/": mark("Gesprek %(name)s"),
    "texts/": mark("Losse teksten, %(name)s"),
    "replies/": mark("Snelle antwoorden, %(name)s"),
    "programmes/": mark("Programma %(name)s"),
    "lexicon/": mark("Gevaarwoorden, %(name)s"),
    "stories/": mark("Voorbeeldgesprek %(name)s"),
    "keywords": mark("Eigen woorden"),
    "social_map": mark("De sociale kaart"),
    "pictures": mark("De plaatjes"),
    "kant_b": mark("Andere woorden voor kant b"),
    "huiswoorden": mark("De huiswoorden"),
    "verouderd": mark("Wat na een wijziging nog vertaald moet worden"),
}
_REASONS = {
    "parts": mark("Er komt iets bij, er gaat iets weg of de volgorde verandert."),
    "room": mark("Dit hoort niet bij de woorden die in een kleine wijziging mogen."),
    "setting": mark("Dit is geen zin, maar een keuze in het gesprek."),
    "signal_step": mark("Deze vraag kan gevaar vinden."),
    "label": mark("Deze knop kan nu iets anders betekenen."),
    "safety_text": mark("Deze tekst gaat over veiligheid of belooft iets."),
    "other_words": mark("Voor kant b staat deze zin er in andere woorden. Die passen dan niet meer."),
    "number": mark("Er verandert een getal, een dag of een tijd."),
    "slot": mark("Er verandert een invulplek."),
    "link": mark("Er verandert een adres of een link."),
    "meaning": mark("Er verandert een woord dat de zin kan omkeren, zoals niet, ja of moet."),
    "safety": mark("De zin noemt een hulplijn, of een woord over gevaar verandert."),
    "letters": mark("Er staat een vreemd of onzichtbaar teken in."),
    "rewritten": mark("Meer dan de helft van de zin is anders."),
    "empty": mark("De tekst is leeg."),
}


def told_differences(old_files: Files, new_files: Files) -> tuple[Told, ...]:
    """Return all differences in sentences, in the order of the files."""
    return tuple(told(one) for one in differences(old_files, new_files))


def told(one: Difference) -> Told:
    """Return one difference in sentences of the interface's language."""
    whole = one.change is Change.RENAMED or one.thing in (Thing.FILE, Thing.WEIGHTS)
    said = whole or _is_target(one) or _is_level(one)
    pieces = () if said else one.pieces
    return Told(title_of(one), where_of(one.file), pieces, one.of_items, one)


def title_of(one: Difference) -> str:
    """Return what changed in one sentence, such as "Vraag 'veilig', antwoord 'nee': gaat nu naar 'nood'"."""
    first, *rest = (*one.names, "", "")
    place = say(_THINGS[one.thing], one=first, other=rest[0])
    return f"{place}{_words_of(one)}: {_what(one)}"


def _what(one: Difference) -> str:
    if _is_level(one):
        levels = {"old": say(LEVELS[one.old]).lower(), "new": say(LEVELS[one.new]).lower()}
        return say(_FROM_TO, field=_field_of(one), **levels)
    if _is_target(one):
        return say(_TARGET[one.change], old=one.old, new=one.new)
    if not one.field:
        return say(_WHOLE[one.change], old=one.old, new=one.new)
    if one.change is Change.MOVED:
        return f"{_field_of(one)}: {say(_WHOLE[one.change])}"
    told_as = _WHOLE_OF_MANY if _last_of(one) in _MANY else _WHOLE
    return f"{_field_of(one)} {say(told_as.get(one.change, _WHOLE[one.change]), old=one.old, new=one.new)}"


def _field_of(one: Difference) -> str:
    """Return what people call the field; of a rule its innermost part that has a name."""
    known, last = _known_of(one), _last_of(one)
    return say(known[last]) if last in known else say("'%(field)s'", field=one.field)


def _last_of(one: Difference) -> str:
    """Return the part of the field that has a name for people."""
    if one.thing is Thing.RULE:
        known = _known_of(one)
        return next((part for part in reversed(one.field.split(".")) if part in known), "")
    return "tijden" if one.thing is Thing.ENTRY and one.field == "open" else one.field.rpartition(".")[2]


def _known_of(one: Difference) -> Mapping[str, str]:
    return {**_FIELDS, **_RULE_FIELDS} if one.thing is Thing.RULE else _FIELDS


def _is_level(one: Difference) -> bool:
    """Say whether the severity of a rule went from one known level to another."""
    known = one.old in LEVELS and one.new in LEVELS
    return one.thing is Thing.RULE and one.field == "severity" and known


def _is_target(one: Difference) -> bool:
    return one.field.rpartition(".")[2] in _TARGETS and one.change in _TARGET and not one.of_items


def _words_of(one: Difference) -> str:
    known = (say(_MODES[one.mode]) if one.mode else "", one.language)
    told_ = ", ".join(word for word in known if word)
    return f" ({told_})" if told_ else ""


def where_of(file: str) -> str:
    """Return what people call a file."""
    start = next((one for one in _FOLDERS if file.startswith(one)), "")
    name = file.rpartition("/")[2].partition(".")[0]
    return say(_FOLDERS[start], name=name) if start else file


def told_reason(reason: Reason) -> str:
    """Return why a change is not small, with the place."""
    place = ", ".join(str(one + 1) if isinstance(one, int) else one for one in reason.path)
    where = where_of(reason.file)
    return f"{where}{f' ({place})' if place else ''}: {say(_REASONS[reason.code])}"


def as_line(pieces: tuple[Piece, ...], *, of_items: bool = False) -> str:
    """Return the pieces in plain text: [-gone-] and [+new+]; a long stretch that stayed is cut short."""
    return (", " if of_items else "").join(text for piece in pieces if (text := _marked(piece, of_items)))


_STAYS = 40


def _marked(piece: Piece, of_items: bool) -> str:
    if piece.mark is Mark.GONE:
        return f"[-{piece.text}-]"
    if piece.mark is Mark.NEW:
        return f"[+{piece.text}+]"
    if of_items:
        return ""
    text = piece.text
    return text if len(text) <= 2 * _STAYS else f"{text[:_STAYS]} … {text[-_STAYS:]}"
