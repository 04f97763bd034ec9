"""How fast screening is on messages it never saw, in fresh processes, beside a peer on the same terms."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from drills.chance import Chance, chance_of
from drills.result import Stopwatch, progress

LIMITS: Mapping[str, float] = {
    "rules_us_mean": 60.0,
    "rules_us_p99": 300.0,
    "second_us_mean": 180.0,
    "second_us_p99": 600.0,
    "worst_ms": 5.0,
    "load_seconds": 1.0,
}
TIMES_FASTER = 5.0
FEWEST_TERMS = 1000
_MOST_TERMS = 1200
_ROUNDS = 2
_SLIPS_SAMPLE = 200

PEER_SCRIPT = str(Path(__file__).parent / "peers" / "clinlp_peer.py")
"""Runs in an environment of its own, so it is started by its place and never imported."""

Message = tuple[str, str]
Order = dict[str, Any]
Run = Callable[[Order], dict[str, Any]]
"""Carries an order out in a process of its own and returns what it printed."""


def run_bench_screen(spoken: Sequence[Message], terms: Sequence[str], ours: Run, peer: Run | None) -> Order:
    """Measure rules alone, with the second opinion, and with a peer; return the result."""
    watch = Stopwatch()
    passes = {}
    for kind in ("rules", "second"):
        passes[kind] = _best(ours, {"kind": kind, "messages": list(spoken)})
        progress(f"  {kind}: {passes[kind]['unseen_us_mean']} us a message never seen before")
    figures = _figures(passes)
    limits = dict(LIMITS)
    shown: dict[str, Any] = {}
    if peer is not None:
        shown = _beside_peer(spoken, terms[:_MOST_TERMS], ours, peer)
        figures |= {name: shown[name] for name in ("times_faster", "times_faster_exact")}
    factor = max(one["machine_factor"] for one in passes.values())
    good = all(figures[name] <= limit * factor for name, limit in limits.items())
    return {
        "ok": good and figures.get("times_faster", TIMES_FASTER) >= TIMES_FASTER,
        **figures,
        "messages": len(spoken),
        "letters_mean": round(sum(len(text) for text, _ in spoken) / max(1, len(spoken)), 1),
        "machine_factor": factor,
        "worst": passes["second"]["worst"],
        "peer": shown,
        "figures": figures,
        "limits": limits | ({"times_faster": TIMES_FASTER} if peer is not None else {}),
        "seconds": watch.seconds,
    }


def _best(run: Run, order: Order) -> dict[str, Any]:
    """Return the quieter of the runs: another process only ever adds."""
    found = [run(order) for _ in range(_ROUNDS)]
    return min(found, key=lambda one: one["unseen_us_mean"] / one["machine_factor"])


def _figures(passes: Mapping[str, dict[str, Any]]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for kind, found in passes.items():
        for name in ("us_mean", "us_p50", "us_p99", "us_max"):
            figures[f"{kind}_{name}"] = found[f"unseen_{name}"]
        figures[f"{kind}_repeated_us_mean"] = found["repeated_us_mean"]
        figures[f"{kind}_memory_mb"] = found["memory_mb"]
    figures["load_seconds"] = max(found["load_seconds"] for found in passes.values())
    waiting = [
        one["ms"] for found in passes.values() for one in found["worst"].values() if not one["to_a_human"]
    ]
    figures["worst_ms"] = max(waiting, default=0.0)
    figures["worst_to_a_human_ms"] = max(
        (one["ms"] for found in passes.values() for one in found["worst"].values() if one["to_a_human"]),
        default=0.0,
    )
    return figures


def _beside_peer(spoken: Sequence[Message], terms: Sequence[str], ours: Run, peer: Run) -> dict[str, Any]:
    """Give both the same terms and the same messages, in turn, each in a fresh process, context on.

    We hear a slip of the finger in every term, always: ``times_faster`` is against the peer doing the same
    (its ``fuzzy`` at 1), ``times_faster_exact`` against the peer that knows each term in one spelling only.
    """
    order: Order = {"kind": "terms", "messages": list(spoken), "terms": list(terms), "fuzzy": 0}
    own, exact = [], []
    for _ in range(_ROUNDS):
        own.append(ours(order))
        exact.append(peer(order))
    slips = peer(order | {"fuzzy": 1, "messages": list(spoken)[:_SLIPS_SAMPLE]})
    mine = min(one["unseen_us_mean"] for one in own)
    theirs = min(one["us_mean"] for one in exact)
    progress(
        f"  {len(terms)} terms: {mine:.0f} us; clinlp {slips['us_mean']:.0f} us, exact only {theirs:.0f} us"
    )
    return {
        "name": "clinlp",
        "terms": len(terms),
        "us_mean": mine,
        "peer_us_mean": round(slips["us_mean"], 1),
        "peer_exact_us_mean": round(theirs, 1),
        "peer_load_seconds": round(exact[0]["load_seconds"], 3),
        "found_a_message": own[0]["found_a_message"],
        "peer_found_a_message": round(slips["found"] / min(_SLIPS_SAMPLE, len(spoken)), 2),
        "peer_exact_found_a_message": round(exact[0]["found"] / max(1, len(spoken)), 2),
        "times_faster": round(slips["us_mean"] / mine, 2),
        "times_faster_exact": round(theirs / mine, 2),
    }


def mixed(hits: Sequence[Message], harmless: Sequence[Message], many: int, seed: int) -> list[Message]:
    """Return messages as a week brings them: one in four alarming, half of all made of two halves."""
    chance = chance_of(seed)
    found: dict[Message, None] = {}
    for _ in range(20 * many):
        if len(found) == many:
            break
        pool = hits if hits and chance.random() < 0.25 else harmless  # noqa: PLR2004 - one in four
        found[_joined(chance.choice(pool), chance.choice(pool), chance)] = None
    return list(found)


def _joined(first: Message, second: Message, chance: Chance) -> Message:
    """Join a beginning to an ending, or take one whole."""
    words, others = first[0].split(), second[0].split()
    if chance.random() < 0.5:  # noqa: PLR2004 - half of them
        return first
    cut = chance.randint(0, len(words))
    return " ".join([*words[:cut], *others[len(others) // 2 :]]) or first[0], first[1]
