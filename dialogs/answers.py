"""When a typed answer is the same as a button: case, accents, punctuation and spaces are forgiven."""

import re
import unicodedata


def answer_form(text: str) -> str:
    """Return the form in which typed answers and button labels are compared; empty when no letter is left."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(letter for letter in folded if unicodedata.category(letter) not in ("Mn", "Cf"))
    return " ".join(re.sub(r"[\W_]+", " ", kept.replace("'", "").replace("’", "")).split())
