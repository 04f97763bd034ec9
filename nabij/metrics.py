"""Figures for alarms: ages and counts of this process and its sides. No text, no name, no client, no id.

Label values come from closed lists: sides, bots of the settings, loops, events of the log's catalogue.
Importer of prometheus-client.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

from prometheus_client import CollectorRegistry, Counter, ProcessCollector
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from bot.log import Said
from cases.moments import SECOND
from cases.retention import chosen as terms_of
from escalation.cover import cover_minutes
from nabij.house import House, SideHouse
from nabij.prepare import COORDINATION
from vault.gauges import coordination_gauges, side_gauges
from vault.retention_open import shred_due_open

KEEP_SECONDS = 5.0
"""Figures of the databases are kept for so long, however often somebody asks."""
READ_SECONDS = 2.0
COVER_MINUTES = 24 * 60

Figures = Mapping[tuple[str, str], float]
"""By the name of the figure and the store it is about."""


class Metrics:
    """All figures of one process in a registry of its own. Safe from any thread."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(namespace="nabij", registry=self.registry)
        self._events = Counter(
            "nabij_events", "Events of the log's closed catalogue.", ["event"], registry=self.registry
        )
        for each in Said:
            self._events.labels(each.value)

    def heard(self, said: Said) -> None:
        """Count one event; the log tells them all."""
        self._events.labels(said.value).inc()

    def watch(self, house: House, streams: Callable[[], int], now: Callable[[], float] = monotonic) -> None:
        """Add what a running house knows of itself and its stores; once for each process."""
        self.registry.register(Inside(house, streams))
        self.registry.register(Stores(house, now))

    def page(self) -> tuple[bytes, str]:
        """Return all figures as text, and its content type."""
        return generate_latest(self.registry), CONTENT_TYPE_PLAIN_0_0_4


class Inside:
    """What this process knows without asking anybody."""

    def __init__(self, house: House, streams: Callable[[], int]) -> None:
        self._house = house
        self._streams = streams

    def describe(self) -> list[GaugeMetricFamily]:
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        yield GaugeMetricFamily("nabij_streams_open", "Screens that follow live.", value=self._streams())
        loops = GaugeMetricFamily("nabij_loop_age_s", "Since a loop went round.", labels=["loop"])
        for name, age in sorted(self._house.hall.pulse.ages().items()):
            loops.add_metric([name], age)
        yield loops
        waiting = GaugeMetricFamily("nabij_webhook_pending", "Updates that wait at Telegram.", labels=["bot"])
        for bot, count in sorted(self._house.hall.pending.items()):
            waiting.add_metric([bot], count)
        yield waiting
        yield from self._rules()

    def _rules(self) -> Iterator[GaugeMetricFamily]:
        known = GaugeMetricFamily("nabij_release_known", "1: the live content is loaded.", labels=["side"])
        age = GaugeMetricFamily("nabij_lexicon_age_s", "Since the rules were confirmed.", labels=["side"])
        works = GaugeMetricFamily(
            "nabij_detector_works",
            "1: by the live list, 0.5: by an older one, 0: by the built-in words.",
            labels=["side"],
        )
        real = self._house.hall.tempo.clock.real()
        for side, each in self._house.sides.items():
            known.add_metric([side.value], each.brain.release is not None)
            trouble = each.brain.trouble
            works.add_metric([side.value], 1.0 if trouble is None else 0.0 if trouble.bare else 0.5)
            fresh = each.brain.fresh
            age.add_metric([side.value], float("inf") if fresh is None else (real - fresh) / SECOND)
        yield known
        yield works
        yield age


class Stores:
    """What the databases of this process know, read at a scrape with a time limit and kept for 5 s."""

    def __init__(self, house: House, now: Callable[[], float]) -> None:
        self._house = house
        self._now = now
        self._lock = threading.Lock()
        self._threads = ThreadPoolExecutor(3, thread_name_prefix="metrics")
        self._kept: tuple[float, dict[str, Figures | None]] | None = None
        self._terms = terms_of(house.settings.retention)

    def describe(self) -> list[GaugeMetricFamily]:
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        with self._lock:
            if self._kept is None or self._now() - self._kept[0] >= KEEP_SECONDS:
                self._kept = (self._now(), self._read())
            found = self._kept[1]
        answers = GaugeMetricFamily("nabij_store_answers", "1: figures were read.", labels=["store"])
        for store, figures in found.items():
            answers.add_metric([store], figures is not None)
        yield answers
        families: dict[str, GaugeMetricFamily] = {}
        for figures in found.values():
            for (name, store), value in (figures or {}).items():
                family = families.setdefault(name, GaugeMetricFamily(f"nabij_{name}", name, labels=["store"]))
                family.add_metric([store], value)
        yield from families.values()

    def _read(self) -> dict[str, Figures | None]:
        asked = {COORDINATION: self._threads.submit(self._coordination)}
        for side, each in self._house.sides.items():
            asked[f"side_{side.value}"] = self._threads.submit(self._side, each)
        until = self._now() + READ_SECONDS
        found: dict[str, Figures | None] = {}
        for name, figures in asked.items():
            try:
                found[name] = figures.result(max(0.0, until - self._now()))
            except Exception:  # noqa: BLE001  # a store that is away is a figure too: it does not answer
                figures.cancel()
                found[name] = None
        return found

    def _coordination(self) -> Figures:
        house, now = self._house, self._house.hall.tempo.clock.now()
        found = coordination_gauges(house.front_database, now)
        covers = {
            ("roster_cover_min", f"side_{side.value}"): cover_minutes(
                house.front.roster(side), now, COVER_MINUTES
            )
            for side in house.sides
        }
        return {(name, COORDINATION): value for name, value in found.items()} | covers

    def _side(self, each: SideHouse) -> Figures:
        now = self._house.hall.tempo.clock.now()
        found = {
            **side_gauges(each.database, now),
            "writers_waiting": each.database.writers_waiting,
            "shred_due_open": shred_due_open(each.database, self._terms, now),
        }
        return {(name, f"side_{each.side.value}"): value for name, value in found.items()}
