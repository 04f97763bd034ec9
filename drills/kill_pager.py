"""A pager that is down for one person now and then, so that a human overtakes a page."""

from dataclasses import dataclass, field

from drills.pager_post import PagerPost


@dataclass
class Grudge:
    """Refuses the first try of each page that names one of ``aliases``, until ``gone``."""

    aliases: frozenset[str]
    gone: bool = False
    refused: int = 0
    _seen: set[tuple[str, int]] = field(default_factory=set)

    def refuses(self, page: dict[str, object]) -> bool:
        """Say whether this try of a page is refused."""
        step = page.get("step")
        name = (str(page.get("flag")), step if isinstance(step, int) else 0)
        first = name not in self._seen
        self._seen.add(name)
        refused = not self.gone and first and any(alias in str(page.get("text")) for alias in self.aliases)
        self.refused += refused
        return refused


def flags_paged(post: PagerPost) -> frozenset[str]:
    """Return the flags that somebody was called for."""
    return frozenset(str(page["flag"]) for page in post.pages)
