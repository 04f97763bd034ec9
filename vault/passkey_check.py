"""Judges what a device answers to a challenge (WebAuthn level 2), and writes what it is asked."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

NAME = "Nabij"
_LONGEST = 16_384
_MILLISECONDS = 120_000
_FAULTS = (WebAuthnException, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What the library raises for words that no device sends."""


class NotThisDevice(Exception):
    """The answer proves nothing; ``code`` says why, for the access log alone."""

    def __init__(self, code: str = "answer") -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Served:
    """Where the pages are served: the full ``origin``, and its host, for which a passkey is made."""

    origin: str
    host: str


@dataclass(frozen=True, slots=True)
class Made:
    """A new passkey as its device gave it."""

    credential: bytes
    public_key: bytes
    sign_count: int


def ask_to_make(served: Served, challenge: bytes, owner: bytes, login: str, known: Sequence[bytes]) -> str:
    """Return what a device is asked: a key that it finds by itself, and only after checking who holds it."""
    wanted = AuthenticatorSelectionCriteria(
        resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
    )
    asked = generate_registration_options(
        rp_id=served.host,
        rp_name=NAME,
        user_name=login,
        user_id=owner,
        challenge=challenge,
        timeout=_MILLISECONDS,
        authenticator_selection=wanted,
        exclude_credentials=[PublicKeyCredentialDescriptor(id=one) for one in known],
    )
    return options_to_json(asked)


def ask_to_show(served: Served, challenge: bytes, known: Sequence[bytes] = ()) -> str:
    """Return what a device is asked: one of the ``known`` keys, or at the door any that it has of us."""
    asked = generate_authentication_options(
        rp_id=served.host,
        challenge=challenge,
        timeout=_MILLISECONDS,
        allow_credentials=[PublicKeyCredentialDescriptor(id=one) for one in known],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(asked)


def made_by(answer: str, challenge: bytes, served: Served) -> Made:
    """Return the new passkey. Raises NotThisDevice."""
    try:
        found = verify_registration_response(
            credential=_plain(answer),
            expected_challenge=challenge,
            expected_rp_id=served.host,
            expected_origin=served.origin,
            require_user_verification=True,
        )
    except _FAULTS:
        raise NotThisDevice from None
    return Made(found.credential_id, found.credential_public_key, found.sign_count)


def credential_of(answer: str) -> tuple[bytes, bytes | None]:
    """Return which passkey an answer is of, and whose the device says it is. Raises NotThisDevice."""
    try:
        found = parse_authentication_credential_json(_plain(answer))
    except _FAULTS:
        raise NotThisDevice from None
    return found.raw_id, found.response.user_handle


def shown_by(answer: str, challenge: bytes, served: Served, key: bytes, sign_count: int) -> int:
    """Return the new sign count. Raises NotThisDevice, with ``sign_count`` when it did not go up.

    The count is compared after the signature: who has no key makes no warning about another's device.
    """
    try:
        found = verify_authentication_response(
            credential=_plain(answer),
            expected_challenge=challenge,
            expected_rp_id=served.host,
            expected_origin=served.origin,
            credential_public_key=key,
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except _FAULTS:
        raise NotThisDevice from None
    if (found.new_sign_count or sign_count) and found.new_sign_count <= sign_count:
        raise NotThisDevice("sign_count")
    return found.new_sign_count


def _plain(answer: str) -> str:
    """Return an answer that is short enough to be read. Raises ValueError."""
    if len(answer) > _LONGEST or not isinstance(json.loads(answer), dict):
        raise ValueError("no answer of a device")
    return answer
