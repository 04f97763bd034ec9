"""Parameters of a call, from the address, a form, a multipart body or JSON."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from simulator.errors import bad_request

FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


async def read_params(request: Request) -> dict[str, Any]:
    """Return all parameters of a request. Raises ApiError when a JSON body cannot be read."""
    params: dict[str, Any] = dict(request.query_params)
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == "application/json":
        params |= _from_json(await request.body())
    elif media in FORM_TYPES:
        async with request.form() as form:
            for name, value in form.items():
                params[name] = f"attach://{value.filename}" if isinstance(value, UploadFile) else value
    return params


def _from_json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        raise bad_request("can't parse JSON object") from None
    if not isinstance(found, dict):
        raise bad_request("object expected as request body")
    return found


def text(params: Mapping[str, Any], name: str) -> str:
    value = params.get(name)
    return "" if value is None else str(value)


def integer(params: Mapping[str, Any], name: str, default: int = 0) -> int:
    """Return a whole number, ``default`` when it is missing or cannot be read."""
    try:
        return int(params.get(name, default))
    except (TypeError, ValueError, OverflowError):
        return default


def chat_id(params: Mapping[str, Any]) -> int | None:
    """Return the chat of a call, None when there is none or it is no number."""
    return integer(params, "chat_id") or None


def flag(params: Mapping[str, Any], name: str) -> bool:
    return text(params, name).strip().lower() in {"true", "1", "yes"}


def decoded(params: Mapping[str, Any], name: str, meaning: str) -> Any:  # noqa: ANN401 - JSON has no one type
    """Return a parameter that is JSON, sent as text or as it is; None when missing."""
    value = params.get(name)
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        raise bad_request(f"can't parse {meaning} JSON object") from None
