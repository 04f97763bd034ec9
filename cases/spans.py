"""Spans of time, and what is left of some when others are taken away."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cases.moments import Moment

FOREVER = Moment(2**62)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From ``begins`` up to ``ends``, which is later."""

    begins: Moment
    ends: Moment


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same moments in order, each once: spans that touch become one, empty ones go."""
    found: list[Span] = []
    for span in sorted(each for each in spans if each.begins < each.ends):
        if found and span.begins <= found[-1].ends:
            found[-1] = Span(found[-1].begins, max(found[-1].ends, span.ends))
        else:
            found.append(span)
    return tuple(found)


def without(spans: Iterable[Span], holes: Iterable[Span]) -> tuple[Span, ...]:
    """Return the moments of ``spans`` that lie in none of ``holes``, in order."""
    closed = joined(holes)
    return tuple(left for span in joined(spans) for left in _left_of(span, closed))


def both(spans: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """Return the moments that lie in ``spans`` and in ``others`` as well, in order."""
    ours = joined(spans)
    return without(ours, without(ours, others))


def _left_of(span: Span, holes: tuple[Span, ...]) -> Iterator[Span]:
    begins = span.begins
    for hole in holes:
        if hole.ends <= begins:
            continue
        if hole.begins >= span.ends:
            break
        if begins < hole.begins:
            yield Span(begins, hole.begins)
        begins = hole.ends
    if begins < span.ends:
        yield Span(begins, span.ends)
