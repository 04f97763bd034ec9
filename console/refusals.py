"""Errors of the console itself; those of the house stand in ``cases.errors``."""

from typing import TYPE_CHECKING

from cases.errors import NabijError

if TYPE_CHECKING:
    from cases.desk import Session
    from console.typed import Typed


class Forged(NabijError):
    """The form did not come from a page of ours: no token, a wrong one, or another origin."""

    text_key = "error.forged"
    status = 403


class NotLoggedIn(NabijError):
    """No live session; the person is sent to the door, with what was typed into ``form``."""

    text_key = "error.not_logged_in"
    status = 401

    def __init__(self, form: "Typed | None" = None) -> None:
        super().__init__()
        self.form = form


class BadForm(NabijError):
    """A field that no page of ours sends like this."""

    text_key = "error.bad_form"
    status = 422


class TooLarge(NabijError):
    text_key = "error.too_large"
    status = 413


class FactorFirst(NabijError):
    """This role needs more than a password, and this person has nothing more yet."""

    text_key = "error.factor_first"
    status = 403


class ProofNeeded(NabijError):
    """This asks for the person's own factor again; ``form`` holds what was typed, None for an address."""

    text_key = "error.proof_needed"
    status = 403

    def __init__(self, session: "Session", form: "Typed | None" = None) -> None:
        super().__init__()
        self.session = session
        self.form = form
