"""A link as a picture to scan, drawn on the server: nothing of it ever stands in an address of ours."""

from urllib.parse import urlsplit

import segno
from markupsafe import Markup

BORDER = 4
"""Empty squares around the picture: fewer, and cameras do not find it."""


def picture(link: str) -> Markup:
    """Return the link as inline SVG: black on white in every theme, and as large as the page makes it."""
    made = segno.make(link, error="m", micro=False)
    drawn = made.svg_inline(
        border=BORDER, dark="#000", light="#fff", svgclass="nabij-qr__drawing", lineclass=None, omitsize=True
    )
    return Markup(drawn)  # noqa: S704  # segno draws squares: the link is in their places, not in the text


def leads_somewhere(link: str) -> bool:
    """Say whether the link names a bot; one without a username opens nothing on any phone."""
    return len(urlsplit(link).path.strip("/")) > 0
