"""Closing a flag as a worker does: the first outcome of the list, nothing promised."""

import re

from drills.web import Page

BUTTON = "Sluit de melding"
GIVE_BACK = "Geef terug"
_OPTION = re.compile(r'<select[^>]* name="(vlag|reden)".*?<option value="([^"]+)"', re.DOTALL)


def closing(page: Page) -> dict[str, str | list[str]]:
    """Return what a worker fills in to close the first open flag. Raises LookupError without one."""
    form = page.form(BUTTON)
    start = page.html.find(f'action="{form.action}"')
    filled = dict(_OPTION.findall(page.html[start : page.html.find("</form>", start)]))
    if "reden" not in filled:
        raise LookupError("no reason to close with")
    return {**filled, "veilig": "unknown", "volgende": "geen"}
