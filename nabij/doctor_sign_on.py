"""What the doctor finds about logging in by the organisation's own provider."""

from console.ports_login import SignOnDown
from nabij.findings import Finding, good, warns
from nabij.settings_sign_on import SignOnSettings
from nabij.sign_on_provider import Provider

_ABOUT = "sign_on"


def sign_on_findings(chosen: SignOnSettings, *, offline: bool) -> list[Finding]:
    """Look at the settings, and ask the provider what it tells of itself unless ``offline``.

    What is wrong with it never keeps the line from starting: people then log in by a password.
    """
    found: list[Finding] = []
    if not chosen.issuer.startswith("https://"):
        found += warns(_ABOUT, "oidc_issuer gaat niet over https: alleen om uit te proberen op deze machine.")
    if not chosen.factors:
        found += warns(_ABOUT, "oidc_mfa staat uit: alleen de organisatie zelf vraagt om een tweede factor.")
    if offline:
        return found
    try:
        provider = Provider(chosen)
        about = provider.about()
        keys = provider.keys(again=True)
    except SignOnDown as down:
        return found + warns(
            _ABOUT, f"De inlogdienst antwoordt niet goed ({down}). Mensen hebben dan een noodaccount nodig."
        )
    if not keys:
        return found + warns(_ABOUT, "De inlogdienst heeft geen sleutels: niemand komt zo binnen.")
    found += good(_ABOUT, f"De inlogdienst antwoordt, met {len(keys)} sleutel(s).")
    if "offline_access" in about.scope:
        return found
    return found + warns(
        _ABOUT,
        "De inlogdienst kent geen offline_access: wie vertrekt, verliest hier de sessie;"
        " gesprekken komen pas terug met: nabij user end.",
    )
