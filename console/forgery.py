"""A form counts only when it came from a page of ours: origin, then token (double, on purpose)."""

from hmac import compare_digest

from fastapi import Request

from console.refusals import Forged

TOKEN = "zegel"  # noqa: S105  # the name of the field, no secret
MOST_FIELDS = 600
"""A question with seven answers in every language, mode and form of address is some three hundred."""
ONCE = "eenmalig"
"""The name of the field with the one-time id of a form."""


def from_our_pages(request: Request, origin: str) -> None:
    """Check where the form was sent from. Raises Forged.

    Our pages send no referrer, and then a browser says ``Origin: null`` even to ourselves; only in that
    case its own word ``Sec-Fetch-Site: same-origin``, which no page can set, counts instead.
    """
    ours = origin or f"{request.url.scheme}://{request.url.netloc}"
    said = request.headers.get("origin", "null")
    site = request.headers.get("sec-fetch-site")
    if site not in (None, "same-origin") or said not in (ours, "null"):
        raise Forged
    if said == "null" and site is None:
        raise Forged


async def expect_token(request: Request, wanted: set[str]) -> None:
    """Check the token of the form against those this browser was given. Raises Forged."""
    form = await request.form(max_files=0, max_fields=MOST_FIELDS)
    given = form.get(TOKEN)
    if not isinstance(given, str) or not any(_same(given, one) for one in wanted if one):
        raise Forged


def _same(given: str, wanted: str) -> bool:
    return compare_digest(given.encode("utf-8", "replace"), wanted.encode())
