"""What the doctor finds about the access log: whether its end is written down outside the database."""

from nabij.findings import Finding, good, warns
from nabij.log_anchor import AnchorsUnreadable, read_anchors
from nabij.settings import Settings

_ABOUT = "access_log"


def access_findings(settings: Settings) -> list[Finding]:
    """Look at the anchor file."""
    path = settings.access.anchor
    if path is None:
        return warns(
            _ABOUT,
            "Er is geen bestand voor het anker van het toegangslogboek: wie de database heeft, kan het einde"
            " ervan weghalen zonder dat dit opvalt. Zet [access] anchor_file op een plek buiten deze server.",
        )
    if not path.exists():
        if path.parent.is_dir():
            return good(_ABOUT, f"Het anker van het toegangslogboek komt in {path}.")
        return warns(_ABOUT, f"Het anker van het toegangslogboek: de map {path.parent} is er niet.")
    try:
        count = len(read_anchors(path))
    except AnchorsUnreadable:
        return warns(_ABOUT, f"Het anker van het toegangslogboek: {path} is niet te lezen.")
    return good(_ABOUT, f"Het anker van het toegangslogboek: {count} keer opgeschreven.")
