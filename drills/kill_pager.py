"""A pager that is down for one person now and then, so that a human overtakes a page."""

from collections import Counter
from dataclasses import dataclass, field

from drills.pager_post import PagerPost


@dataclass
class Grudge:
    """Refuses the first try of each page that names one of ``aliases``, until ``gone``."""

    aliases: frozenset[str]
    gone: bool = False
    refused: Counter[str] = field(default_factory=Counter)
    _seen: set[tuple[str, int]] = field(default_factory=set)

    def refuses(self, page: dict[str, object]) -> bool:
        """Say whether this try of a page is refused."""
        step = page.get("step")
        name = (str(page.get("flag")), step if isinstance(step, int) else 0)
        first = name not in self._seen
        self._seen.add(name)
        named = [alias for alias in self.aliases if alias in str(page.get("text"))]
        if self.gone or not first or not named:
            return False
        self.refused.update(named)
        return True


def flags_paged(post: PagerPost) -> frozenset[str]:
    """Return the flags that somebody was called for."""
    return frozenset(str(page["flag"]) for page in post.pages)
