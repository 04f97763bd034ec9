"""Content from files to one typed library and back.

Everything in a file is text until a parser types it. Nothing broken gets through: all faults come
together, with file, line and remedy in Dutch, and whoever asked keeps the last good release.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from bot.library_dialogues import read_dialogues
from bot.library_file import LARGEST_FILE, WEIGHTS, Fault, FileReader, Lines, is_plain, language_in, step_in
from bot.library_gate import may_go_live
from bot.library_pictures import heard_pictures
from cases.content import ContentFault, ContentPath, Plain
from cases.programme import WEEKLY, Programme, check_scripts, parse_programme
from cases.social_map import SocialMap, parse_social_map
from dialogs.house_words import FILE as _HOUSE_WORDS
from dialogs.house_words import HouseWords, read_house_words
from dialogs.lint import lint_texts
from dialogs.live import live_faults
from dialogs.other_words import OtherWords
from dialogs.parse_other_words import read_other_words
from dialogs.parse_pictures import read_pictures
from dialogs.pictures import PictureSet
from dialogs.replies import ReadyReply, read_replies
from dialogs.script import Script
from dialogs.stale import FILE as _STALE
from dialogs.stale import stale_faults
from dialogs.texts import TextBook, read_texts
from escalation.lexicon import Lexicon, draft_of
from escalation.lexicon_check import floor_faults, look_over
from escalation.lexicon_types import Hit
from escalation.second_opinion import SecondOpinion
from escalation.second_opinion_read import parse_second_opinion
from escalation.story import FOLDER as _STORIES
from escalation.story import Story, read_story

__all__ = [
    "LARGEST_FILE",
    "WEIGHTS",
    "Checked",
    "ContentBroken",
    "Fault",
    "Library",
    "canonical",
    "check_files",
    "check_folder",
    "from_canonical",
    "from_plain",
    "read_folder",
]

FORMAT = 1
START = "d0"
"""The dialogue that opens the line after a worker accepted the pairing."""

_DIALOGUES, _TEXTS, _PROGRAMMES, _LEXICON = "dialogues/", "texts/", "programmes/", "lexicon/"
_REPLIES = "replies/"
_FOLDERS = (_DIALOGUES, _TEXTS, _PROGRAMMES, _LEXICON, _REPLIES, _STORIES)
_KEYWORDS = "keywords.yaml"
_SOCIAL_MAP = "social_map.yaml"
_PICTURES = "pictures.yaml"
_OTHER_WORDS = "kant_b.yaml"
_ALONE = (_KEYWORDS, _SOCIAL_MAP, _PICTURES, _OTHER_WORDS, _HOUSE_WORDS, _STALE)
_TRAINING = "lexicon/training"

_Files = Mapping[str, Plain]


class ContentBroken(Exception):
    """The content has faults; nothing of it may go live."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Library:
    """One release of content, typed. ``files`` is the same as plain text, by file name.

    ``second`` is None in content without learned weights: then rules alone screen. ``social_map`` is
    empty in content of before there was one.
    """

    files: _Files
    scripts: Mapping[str, Script]
    texts: TextBook
    programmes: Mapping[str, Programme]
    lexicon: Lexicon
    second: SecondOpinion | None = None
    replies: Mapping[str, ReadyReply] = field(default_factory=dict)
    social_map: SocialMap = ()
    house_words: HouseWords = field(default_factory=HouseWords)
    stories: Mapping[str, Story] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """A library that was looked over as a whole, with what is worth a look in its lexicon."""

    library: Library
    remarks: tuple[Fault, ...]


def read_folder(folder: Path, *, weights: bool = True, prove: bool = True) -> Library:
    """Read a content folder and run the tests in it. Raises ContentBroken with every fault that was found.

    Without ``weights`` the learned ones are left out: whoever makes them anew may have broken ones.
    Without ``prove`` the tests are not run: it may be looked at, and not go live.
    """
    return _typed(*_read(folder, weights=weights), prove=prove)


def check_folder(folder: Path, harmless: Sequence[Hit], *, floor: bool = True) -> Checked:
    """Read a content folder as ``read_folder`` does and look its lexicon over, before it may go live.

    ``harmless`` are messages that nobody has to read. Without ``floor`` the rules that every content needs
    may be missing: what is looked at is not all of it. Raises ContentBroken with every fault.
    """
    return _looked_over(*_read(folder, weights=True), harmless, floor=floor)


def check_files(files: _Files, harmless: Sequence[Hit]) -> Checked:
    """Look plain content over as ``check_folder`` does. Raises ContentBroken."""
    return _looked_over(files, {}, harmless)


def _looked_over(
    files: _Files, lines: Mapping[str, Lines], harmless: Sequence[Hit], *, floor: bool = True
) -> Checked:
    builder = _Builder(files)
    library = builder.library(prove=True)
    looked = look_over(builder.draft, harmless)
    # What the draft itself has against it is among the faults of the builder.
    missing = floor_faults(library.lexicon) if floor else []
    if faults := builder.faults or [*looked.faults, *missing]:
        raise ContentBroken([_placed(fault, lines) for fault in faults])
    return Checked(library, tuple(_placed(remark, lines) for remark in looked.remarks))


def _read(folder: Path, *, weights: bool) -> tuple[_Files, Mapping[str, Lines]]:
    """Return every file as plain text with the line of each part. Raises ContentBroken."""
    files: dict[str, Plain] = {}
    lines: dict[str, Lines] = {}
    faults: list[Fault] = []
    for path in _content_of(folder):
        name = path.relative_to(folder).as_posix()
        if name == WEIGHTS and not weights:
            continue
        reader = FileReader(name, faults)
        plain = reader.read(path)
        lines[name] = reader.lines
        if plain is not None:
            files[name] = plain
    if not files and not faults:
        faults.append(Fault(str(folder.name), 0, "Hier staat geen inhoud.", "Wijs de map 'content' aan."))
    if faults:
        raise ContentBroken(faults)
    return files, lines


def _content_of(folder: Path) -> list[Path]:
    """Return every file but manuals, hidden ones and training text: a wrong ending is refused, not missed."""
    found = (path for path in folder.rglob("*") if path.is_file() and folder / _TRAINING not in path.parents)
    return sorted(path for path in found if path.suffix != ".md" and not path.name.startswith("."))


def canonical(library: Library) -> bytes:
    """Return all content as canonical JSON: equal content gives equal bytes."""
    plain = {"format": FORMAT, "files": library.files}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@lru_cache(maxsize=2)
def from_canonical(blob: bytes) -> Library:
    """Return the library of a release; fast, without YAML and without the lexicon's own tests.

    The last two are kept: every side reads the same release, and nobody changes a library.
    Raises ContentBroken when the bytes are no release or no longer pass the checks of this version.
    """
    files = _files_of(blob)
    if files is None:
        raise ContentBroken([Fault("release", 0, "Dit is geen uitgave van de inhoud.", "Publiceer opnieuw.")])
    return _typed(files, {}, prove=False)


def from_plain(files: _Files, *, prove: bool = False) -> Library:
    """Return the library of plain content. Raises ContentBroken.

    With ``prove`` the lexicon's own tests run and it is judged as what may go live is.
    """
    return _typed(files, {}, prove=prove)


def _files_of(blob: bytes) -> _Files | None:
    try:
        fields = json.loads(blob)
        files = fields.get("files") if isinstance(fields, dict) and fields.get("format") == FORMAT else None
        return files if isinstance(files, dict) and is_plain(files) else None
    except (ValueError, RecursionError):
        return None


def _typed(files: _Files, lines: Mapping[str, Lines], *, prove: bool) -> Library:
    builder = _Builder(files)
    library = builder.library(prove=prove)
    if builder.faults:
        raise ContentBroken([_placed(fault, lines) for fault in builder.faults])
    return library


def _placed(fault: ContentFault, lines: Mapping[str, Lines]) -> Fault:
    """Find the line of the faulty node, or of the nearest part around it."""
    name, *rest = fault.path or ("content",)
    known = lines.get(str(name), {})
    path = tuple(rest)
    while path and path not in known:
        path = path[:-1]
    line, told = known.get(path, 0), tuple(rest)
    return Fault(str(name), line, fault.problem, fault.remedy, step_in(str(name), told), language_in(told))


class _Builder:
    """Types all files and collects every fault; a path starts with the file name."""

    def __init__(self, files: _Files) -> None:
        self._files = files
        self.faults: list[ContentFault] = []
        self.draft = draft_of({})
        self._broken = False

    def library(self, *, prove: bool) -> Library:
        for name in self._files:
            self._known(name)
        texts, faults = read_texts(self._under(_TEXTS))
        self.faults += [*faults, *lint_texts(texts)]
        texts = replace(texts, pictures=self._pictures(), other_words=self._other_words())
        replies, faults = read_replies(self._under(_REPLIES))
        self.faults += faults
        scripts = self._scripts(texts)
        if prove:
            self.faults += live_faults(scripts.values(), texts, (one.wording for one in replies.values()))
        programmes = self._all_programmes(scripts)
        lexicon = self._lexicon(prove=prove)
        if prove:
            self.faults += heard_pictures(texts.pictures, lexicon, (_PICTURES,))
        second, social_map = self._second(), self._social_map()
        if prove:
            self._gate(programmes, social_map)
        self.faults += stale_faults(self._files.get(_STALE, {}))
        more = self._house_words(), self._stories()
        return Library(self._files, scripts, texts, programmes, lexicon, second, replies, social_map, *more)

    def _gate(self, programmes: Mapping[str, Programme], social_map: SocialMap) -> None:
        """Add what may not go live; a spot that is told already is told once."""
        told = {fault.path for fault in self.faults}
        found = may_go_live(self._files, programmes, social_map)
        self.faults += [fault for fault in found if fault.path not in told]

    def _under(self, folder: str) -> _Files:
        return {name: plain for name, plain in self._files.items() if name.startswith(folder)}

    def _known(self, name: str) -> None:
        if not name.startswith(_FOLDERS) and name not in _ALONE:
            self._fault(
                (name,), "Dit bestand hoort nergens bij.", "Zet het in dialogues, texts of programmes."
            )

    def _fault(self, path: ContentPath, problem: str, remedy: str) -> None:
        self.faults.append(ContentFault(path, problem, remedy))

    def _needed(self, found: Mapping[str, object], name: str, kind: str, folder: str) -> None:
        if name not in found and not self.faults:
            self._fault((folder.strip("/"),), f"{kind} '{name}' ontbreekt.", f"Zet het terug in {folder}.")

    def _scripts(self, texts: TextBook) -> Mapping[str, Script]:
        scripts, faults = read_dialogues(self._under(_DIALOGUES), texts)
        self.faults += faults
        self._broken = bool(faults)
        return scripts

    def _unique(self, name: str, seen: Mapping[str, object], path: ContentPath) -> None:
        if name in seen:
            self._fault(path, f"De naam '{name}' bestaat al.", "Kies een andere naam.")

    def _all_programmes(self, scripts: Mapping[str, Script]) -> Mapping[str, Programme]:
        programmes = self._programmes(scripts)
        self._needed(scripts, START, "Het startgesprek", _DIALOGUES)
        self._needed(programmes, WEEKLY, "Het programma", _PROGRAMMES)
        return programmes

    def _programmes(self, scripts: Mapping[str, Script]) -> Mapping[str, Programme]:
        programmes: dict[str, Programme] = {}
        for name, plain in self._under(_PROGRAMMES).items():
            try:
                programme = parse_programme(plain, (name,))
                self._unique(programme.name, programmes, (name, "programma"))
                programmes[programme.name] = programme
                if not self._broken:  # a dialogue with a fault exists: one fault, told once
                    check_scripts(programme, scripts, (name,))
            except ContentFault as fault:
                self.faults.append(fault)
        return programmes

    def _lexicon(self, *, prove: bool) -> Lexicon:
        files = {name: self._files[name] for name in self._files if _is_lexicon(name)}
        self.draft = draft_of(files, prove=prove)
        self.faults += self.draft.faults
        return self.draft.lexicon

    def _second(self) -> SecondOpinion | None:
        plain = self._files.get(WEIGHTS)
        try:
            return None if plain is None else parse_second_opinion(plain, (WEIGHTS,))
        except ContentFault as fault:
            self.faults.append(fault)
            return None

    def _pictures(self) -> Mapping[str, PictureSet]:
        plain = self._files.get(_PICTURES)
        if plain is None:
            return {}
        sets, faults = read_pictures(plain, (_PICTURES,))
        self.faults += faults
        return sets

    def _other_words(self) -> OtherWords:
        plain = self._files.get(_OTHER_WORDS)
        if plain is None:
            return OtherWords()
        found, faults = read_other_words(plain, (_OTHER_WORDS,))
        self.faults += faults
        return found

    def _stories(self) -> Mapping[str, Story]:
        found: dict[str, Story] = {}
        for name, plain in self._under(_STORIES).items():
            try:
                found[name] = read_story(plain, (name,))
            except ContentFault as fault:
                self.faults.append(fault)
        return found

    def _house_words(self) -> HouseWords:
        found, faults = read_house_words(self._files.get(_HOUSE_WORDS, {}))
        self.faults += faults
        return found

    def _social_map(self) -> SocialMap:
        plain = self._files.get(_SOCIAL_MAP)
        try:
            return () if plain is None else parse_social_map(plain, (_SOCIAL_MAP,))
        except ContentFault as fault:
            self.faults.append(fault)
            return ()


def _is_lexicon(name: str) -> bool:
    return (name.startswith(_LEXICON) and name != WEIGHTS) or name == _KEYWORDS
