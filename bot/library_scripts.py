"""The dialogues of an earlier release alone, without its danger words: for talks that began in it."""

import json
from collections.abc import Mapping
from dataclasses import replace

from bot.library import ContentBroken
from bot.library_dialogues import read_dialogues
from bot.library_file import is_plain
from dialogs.parse_other_words import read_other_words
from dialogs.parse_pictures import read_pictures
from dialogs.script import Script
from dialogs.texts import read_texts

PICTURES, OTHER_WORDS = "pictures.yaml", "kant_b.yaml"


def scripts_in(body: bytes) -> Mapping[str, Script]:
    """Return the dialogues of a stored release that can be read. Raises ContentBroken when it is none."""
    fields = json.loads(body)
    files = fields.get("files") if isinstance(fields, dict) else None
    if not isinstance(files, dict) or not is_plain(files):
        raise ContentBroken([])
    book, _ = read_texts({name: one for name, one in files.items() if name.startswith("texts/")})
    if PICTURES in files:
        book = replace(book, pictures=read_pictures(files[PICTURES], (PICTURES,))[0])
    if OTHER_WORDS in files:
        book = replace(book, other_words=read_other_words(files[OTHER_WORDS], (OTHER_WORDS,))[0])
    scripts, _ = read_dialogues(
        {name: one for name, one in files.items() if name.startswith("dialogues/")}, book
    )
    return scripts
