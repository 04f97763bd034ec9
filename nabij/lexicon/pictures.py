"""Pictures of a report: light, readable, one statement each. The one file that knows matplotlib."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from escalation.second_opinion import Thresholds
from nabij.lexicon.curves import AT_FALSE, Point

_RULES, _WHOLE, _ACUTE, _QUIET = "#8aa1b1", "#1f5673", "#b3432b", "#6b7280"
_SIZE = (7.2, 4.2)
_TALL = (7.2, 7.6)
_PERCENT = 100


def recall_per_class(
    path: Path, rules: Mapping[str, Sequence[float]], whole: Mapping[str, Sequence[float]]
) -> None:
    """Draw for each class what rules find and what the second opinion adds; intervals of the whole."""
    figure, axes = _paper(_TALL)
    names = sorted(whole, key=lambda name: whole[name][0])
    own = [_PERCENT * whole[name][0] for name in names]
    low = [max(0.0, _PERCENT * (whole[name][0] - whole[name][1])) for name in names]
    high = [max(0.0, _PERCENT * (whole[name][2] - whole[name][0])) for name in names]
    axes.barh(names, own, color=_WHOLE, height=0.72, label="met tweede lezing")
    axes.barh(
        names, [_PERCENT * rules[name][0] for name in names], color=_RULES, height=0.72, label="regels alleen"
    )
    axes.errorbar(own, names, xerr=[low, high], fmt="none", ecolor=_QUIET, elinewidth=1, capsize=2)
    axes.set_xlim(0, 100)
    axes.set_xlabel("gevonden van 100 berichten in deze klasse (lijn: interval van 95 %)")
    _titled(axes, "Gevonden per klasse: regels alleen, en met de tweede lezing")
    axes.legend(loc="lower right", frameon=False)
    _keep(figure, path)


def precision_and_recall(path: Path, points: Sequence[Point], thresholds: Thresholds) -> None:
    """Draw recall against false alarms over all thresholds, and where the chosen ones lie."""
    figure, axes = _paper(_SIZE)
    false = [point.false_per_100 for point in points]
    axes.plot(false, [_PERCENT * point.acute for point in points], color=_ACUTE, label="acuut gevonden")
    axes.plot(false, [_PERCENT * point.risk for point in points], color=_WHOLE, label="alle risico gevonden")
    axes.plot(
        false, [_PERCENT * point.precision for point in points], color=_RULES, label="alarmen die kloppen"
    )
    for limit, name in ((thresholds.review, "lezen"), (thresholds.first, "eerst lezen")):
        near = min(points, key=lambda point: abs(point.threshold - limit))
        axes.axvline(near.false_per_100, color=_QUIET, linewidth=0.8, linestyle=":")
        axes.annotate(name, (near.false_per_100, 4), rotation=90, color=_QUIET, fontsize=8, ha="right")
    axes.set_xlim(0, 60)
    axes.set_ylim(0, 100)
    axes.set_xlabel("vals alarm per 100 onschuldige berichten (bijna alle lijken op risico)")
    axes.set_ylabel("van 100")
    _titled(axes, "Wat een strengere of ruimere drempel kost en brengt")
    axes.legend(loc="lower right", frameon=False)
    _keep(figure, path)


def learning(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Draw what more people in the training text bring."""
    figure, axes = _paper(_SIZE)
    people = [row["people"] for row in rows]
    for level, colour in (("acute", _ACUTE), ("high", _WHOLE), ("concern", _RULES)):
        axes.plot(
            people, [_PERCENT * row["recall"][level] for row in rows], color=colour, marker="o", label=level
        )
    axes.set_ylim(0, 100)
    axes.set_xlabel("mensen in de trainingstekst")
    axes.set_ylabel("gevonden van 100")
    _titled(
        axes, f"Meer stemmen, meer gevonden (tweede lezing alleen, {_PERCENT * AT_FALSE:.0f} vals per 100)"
    )
    axes.legend(loc="lower right", frameon=False)
    _keep(figure, path)


def _paper(size: tuple[float, float]) -> tuple[Figure, Axes]:
    mpl.rcParams.update({"svg.hashsalt": "nabij", "svg.fonttype": "none", "font.size": 9})
    figure = Figure(figsize=size, layout="constrained")
    axes = figure.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(visible=True, color="#e5e7eb", linewidth=0.7)
    axes.set_axisbelow(True)
    return figure, axes


def _titled(axes: Axes, title: str) -> None:
    axes.set_title(title, loc="left", fontsize=10)


def _keep(figure: Figure, path: Path) -> None:
    """Write an SVG without a date, so that the same figures give the same file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, format="svg", metadata={"Date": None})
