"""Refusals: those of the Bot API, in its own words, and those of a phone."""

from http import HTTPStatus
from typing import Any


class ApiError(Exception):
    """A refusal as the Bot API words it."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """Return the JSON object that a client receives."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class PhoneRefused(Exception):
    """The person holding this phone cannot do that now, as on a real phone."""


class Unknown(LookupError):
    """There is no such bot, phone or update in this simulator."""


def bad_request(reason: str) -> ApiError:
    return ApiError(HTTPStatus.BAD_REQUEST, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    return ApiError(HTTPStatus.FORBIDDEN, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    return ApiError(HTTPStatus.CONFLICT, f"Conflict: {reason}")


def unauthorized() -> ApiError:
    return ApiError(HTTPStatus.UNAUTHORIZED, "Unauthorized")


def not_found() -> ApiError:
    return ApiError(HTTPStatus.NOT_FOUND, "Not Found")


def too_many(seconds: int) -> ApiError:
    said = f"Too Many Requests: retry after {seconds}"
    return ApiError(HTTPStatus.TOO_MANY_REQUESTS, said, retry_after=seconds)


def migrated(to: int) -> ApiError:
    said = "Bad Request: group chat was upgraded to a supergroup chat"
    return ApiError(HTTPStatus.BAD_REQUEST, said, migrate_to_chat_id=to)
