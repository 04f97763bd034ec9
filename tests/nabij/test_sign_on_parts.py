"""The parts of logging in by a provider that need no house: claims, settings, commands."""

from pathlib import Path
from typing import Any

import pytest
from commands_here import run_here
from hypothesis import given
from hypothesis import strategies as st

from nabij.refused import Refused
from nabij.settings import read_settings
from nabij.settings_sign_on import FACTORS, safe_issuer
from nabij.sign_on_claims import LEEWAY, Expected, fault_of

NOW = 1_800_000_000
EXPECTED = Expected("https://id.example", "nabij", "n1", FACTORS)
GOOD: dict[str, Any] = {
    "iss": "https://id.example",
    "aud": "nabij",
    "sub": "s1",
    "nonce": "n1",
    "iat": NOW,
    "exp": NOW + 60,
    "acr": "mfa",
}
_ANYTHING = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text())


def test_what_is_right_has_no_fault_and_a_clock_may_differ_a_minute() -> None:
    assert fault_of(GOOD, EXPECTED, NOW) == ""
    assert fault_of(GOOD, EXPECTED, NOW + 60 + LEEWAY - 1) == ""
    assert fault_of(GOOD, EXPECTED, NOW + 60 + LEEWAY) == "exp"
    assert fault_of(GOOD | {"aud": ["nabij", "other"], "azp": "nabij"}, EXPECTED, NOW) == ""


@given(st.sampled_from(sorted(GOOD)), _ANYTHING)
def test_no_claim_may_be_missing_and_none_can_be_anything_else(name: str, value: object) -> None:
    without = {each: found for each, found in GOOD.items() if each != name}
    assert fault_of(without, EXPECTED, NOW) != ""
    fault = fault_of(GOOD | {name: value}, EXPECTED, NOW)
    if name in ("iss", "aud", "nonce") and value not in (GOOD[name], [GOOD[name]]):
        assert fault == name


@pytest.mark.parametrize(
    ("issuer", "safe"),
    [
        ("https://id.example", True),
        ("http://127.0.0.1:9", True),
        ("http://id.example", False),
        ("https://", False),
        ("https://id.example?x=1", False),
        ("https://me@id.example", False),
        ("https://id.example:x", False),
    ],
)
def test_only_a_provider_over_https_or_on_this_machine_is_asked(issuer: str, safe: bool) -> None:
    assert safe_issuer(issuer) is safe


def test_half_a_setting_names_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_settings({"NABIJ_DATA": str(tmp_path), "NABIJ_OIDC_ISSUER": "http://id.example"})
    said = str(refused.value)
    for name in ("oidc_client_id", "oidc_client_secret_file", "public_url", "oidc_issuer moet met https"):
        assert name in said


@pytest.mark.parametrize("command", ["bind", "unbind", "break-glass"])
def test_each_command_says_how(command: str) -> None:
    done = run_here("user", command, "--help")
    assert done.code == 0
    assert f"nabij user {command} --login" in done.stdout
