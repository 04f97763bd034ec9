"""What a person sees when it does not work: a sentence, or for a bug a reference and what to do now."""

from collections.abc import Callable

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from bot.ports import Ids
from cases.errors import NabijError, NotFound, ReasonNeeded
from console.access import LOGIN, looked_at
from console.door import door_page
from console.headers import PASSKEY_PLACE
from console.kept import kept_from
from console.pages import Pages
from console.proof import asked_by, proof_page
from console.reden import reason_page
from console.refusals import BadForm, FactorFirst, NotLoggedIn, ProofNeeded, TooLarge
from console.room import room_of
from console.sentences import sentence

Report = Callable[[str, str], None]
"""Told the reference and the class of an error; never its words, which may hold a client's."""

_NOT_FOUND = 404


class Failures:
    """Answers for errors, in our own form."""

    def __init__(self, pages: Pages, ids: Ids, report: Report) -> None:
        self._pages = pages
        self._ids = ids
        self._report = report

    def fit(self, app: FastAPI) -> None:
        """Make this app answer with these pages."""
        app.add_exception_handler(NabijError, self.refused)
        app.add_exception_handler(HTTPException, self.refused)
        app.add_exception_handler(RequestValidationError, self.refused)

    def refused(self, request: Request, error: Exception) -> Response:
        """Say in one sentence why not; somebody without a session goes to the door."""
        if isinstance(error, NotLoggedIn) and request.url.path.startswith("/_"):
            return Response(status_code=error.status, headers={"X-Nabij-Session": _what_became(request)})
        if isinstance(error, FactorFirst) and not request.url.path.startswith("/_"):
            return RedirectResponse(PASSKEY_PLACE, status_code=303)
        if isinstance(error, NotLoggedIn):
            kept = kept_from(request.url.path, error.form)
            if kept is not None:
                return door_page(room_of(request), kept=kept, status=error.status)
            place = LOGIN if request.method == "GET" else f"{LOGIN}?verlopen=1"
            return RedirectResponse(place, status_code=303)
        if isinstance(error, ReasonNeeded) and _is_page(request):
            return reason_page(request, room_of(request), error.client, error.status)
        if isinstance(error, ProofNeeded):
            return proof_page(room_of(request), asked_by(request, error))
        known = error if isinstance(error, NabijError) else _known(error)
        status = error.status_code if isinstance(error, HTTPException) else known.status
        return self._pages.page("fout.html", {"sentence": sentence(known), "reference": ""}, status)

    async def too_large(self, scope: Scope, receive: Receive, send: Send) -> None:
        error = TooLarge()
        page = self._pages.page("fout.html", {"sentence": sentence(error), "reference": ""}, error.status)
        await page(scope, receive, send)

    async def failed(self, error: Exception, scope: Scope, receive: Receive, send: Send) -> None:
        """Report a bug by reference and class, and answer with nothing of it."""
        reference = self._ids.new()[:8]
        self._report(reference, type(error).__name__)
        page = self._pages.page("fout.html", {"sentence": "", "reference": reference}, 500)
        await page(scope, receive, send)


def _is_page(request: Request) -> bool:
    return request.method == "GET" and not request.url.path.startswith("/_")


def _what_became(request: Request) -> str:
    """Say to an open screen why there is nothing to see: locked opens by logging in, ended is over."""
    watched = looked_at(request, room_of(request))
    return "ended" if watched is None else "locked"


def _known(error: Exception) -> NabijError:
    missing = isinstance(error, HTTPException) and error.status_code == _NOT_FOUND
    return NotFound() if missing else BadForm()
