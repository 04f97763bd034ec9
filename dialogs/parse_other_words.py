"""From plain content to sentences in other words: whole ones, neutral ones, and none that both sides read."""

from collections.abc import Iterator, Mapping

from cases.content import ContentFault, ContentPath, Plain
from cases.levels import Language
from cases.reading import known_fields, part, words
from dialogs.lint import BETRAYING
from dialogs.other_words import OtherWords
from dialogs.wording import placeholders, sentences

DUTCH = "nl"
_SECTIONS: Mapping[str, tuple[Language, ...]] = {
    DUTCH: (Language.NL_B1, Language.NL_A2),
    **{language.value: (language,) for language in Language},
}
_Table = dict[Language, dict[str, str]]


def read_other_words(plain: Plain, path: ContentPath) -> tuple[OtherWords, list[ContentFault]]:
    """Return the words that can be read, and all that is wrong."""
    said: _Table = {language: {} for language in Language}
    faults: list[ContentFault] = []
    try:
        sections = part(plain, path)
        known_fields(sections, _SECTIONS, path)
    except ContentFault as fault:
        return OtherWords(), [fault]
    for name in (one for one in _SECTIONS if one in sections):
        try:
            entries = part(sections[name], (*path, name))
            for sentence, other in entries.items():
                put = _checked(sentence, words(other, (*path, name, sentence)), (*path, name, sentence))
                for language in _SECTIONS[name]:
                    said[language][sentence] = put
        except ContentFault as fault:
            faults.append(fault)
    return OtherWords(said), [*faults, *_same(said, path)]


def _checked(sentence: str, other: str, path: ContentPath) -> str:
    """Return the other words. Raises ContentFault for what is not one whole sentence, or betrays."""
    for one in (sentence, other):
        if sentences(one) != [one] or placeholders(one):
            raise ContentFault(
                path, f"'{one}' is niet precies een zin.", "Schrijf een hele zin zonder invulplek."
            )
    if any(word in other.lower() for word in BETRAYING):
        raise ContentFault(path, f"'{other}' verraadt waar het over gaat.", "Kies neutrale woorden.")
    return other


def _same(said: _Table, path: ContentPath) -> Iterator[ContentFault]:
    """Find other words that are a sentence of their own here: then both sides could read the same."""
    for language, table in said.items():
        for other in sorted(set(table.values()) & set(table)):
            yield ContentFault(
                path, f"'{other}' ({language.value}) staat ook links.", "Kies woorden die nergens staan."
            )
