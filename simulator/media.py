"""Stand-ins for what a phone can send beside text. A kind is one entry in ``MEDIA``."""

import base64
from collections.abc import Callable, Mapping
from typing import Any

from simulator.model import Json, StoredFile

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
OGG = b"OggS\x00\x02" + bytes(58)
SIZES = (90, 320, 800)

Build = Callable[[StoredFile, Mapping[str, Any]], object]


def _photo(stored: StoredFile, _: Mapping[str, Any]) -> list[Json]:
    return [stored.as_json() | {"width": side, "height": side} for side in SIZES]


def _sticker(stored: StoredFile, options: Mapping[str, Any]) -> Json:
    return stored.as_json() | {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": options.get("emoji", "🙂"),
    }


def _timed(media_type: str) -> Build:
    def build(stored: StoredFile, options: Mapping[str, Any]) -> Json:
        return stored.as_json() | {"duration": int(options.get("duration", 7)), "mime_type": media_type}

    return build


def _video(stored: StoredFile, options: Mapping[str, Any]) -> Json:
    return stored.as_json() | {"width": 320, "height": 240, "duration": int(options.get("duration", 7))}


def _video_note(stored: StoredFile, options: Mapping[str, Any]) -> Json:
    return stored.as_json() | {"length": 240, "duration": int(options.get("duration", 7))}


def _document(stored: StoredFile, options: Mapping[str, Any]) -> Json:
    return stored.as_json() | {
        "file_name": options.get("file_name", "brief.pdf"),
        "mime_type": options.get("mime_type", "application/pdf"),
    }


def _location(_: StoredFile, options: Mapping[str, Any]) -> Json:
    return {
        "latitude": float(options.get("latitude", 52.09)),
        "longitude": float(options.get("longitude", 5.12)),
    }


def _contact(_: StoredFile, options: Mapping[str, Any]) -> Json:
    contact: Json = {
        "phone_number": str(options.get("phone_number", "+31612345678")),
        "first_name": str(options.get("first_name", "Sam")),
    }
    if "user_id" in options:
        contact["user_id"] = int(options["user_id"])
    return contact


MEDIA: dict[str, tuple[str, bytes, Build]] = {
    "photo": ("photos/{}.png", PNG, _photo),
    "sticker": ("stickers/{}.webp", PNG, _sticker),
    "voice": ("voice/{}.oga", OGG, _timed("audio/ogg")),
    "audio": ("music/{}.mp3", OGG, _timed("audio/mpeg")),
    "video": ("videos/{}.mp4", OGG, _video),
    "video_note": ("video_notes/{}.mp4", OGG, _video_note),
    "document": ("documents/{}.pdf", b"%PDF-1.4\n%%EOF\n", _document),
    "location": ("", b"", _location),
    "contact": ("", b"", _contact),
}
CAPTIONED = frozenset({"photo", "voice", "audio", "video", "document"})
