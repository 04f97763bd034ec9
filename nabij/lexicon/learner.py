"""Learns weights from lessons by logistic regression. The one file that knows scikit-learn.

Each kind of combination is weighed by rarity and brought to one length by itself, then by how unevenly it
falls over risk and harmless messages (as in naive Bayes), so that few words can outweigh many letters.
Same lessons, same weights.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from cases.levels import Level
from escalation.second_opinion_grams import KINDS
from nabij.lexicon.lessons import WEIGHTS, Lesson

Numbers: TypeAlias = NDArray[np.float64]

SHARES = {"letters": 1.0, "words": 1.0, "pairs": 0.7, "speaker": 0.7}
FEWEST = 2
"""A combination that stands in one message only teaches nothing about the next one."""

_STRENGTH = 1.5
_UNEVEN = 0.5
_SMOOTH = 0.5
_ROUNDS = 300


@dataclass(frozen=True, slots=True)
class Learned:
    """A bias, and for each kind what a combination adds and how rare it is, before rounding."""

    bias: float
    kinds: tuple[Mapping[str, tuple[float, float]], ...]

    def decide(self, lesson: Lesson) -> float:
        """Return the decision value of one lesson: above 0 is more risk than not."""
        total = self.bias
        for known, kind in zip(self.kinds, lesson.kinds, strict=True):
            found = [known[gram] for gram in kind if gram in known]
            rarity = sum(rare for _, rare in found)
            if rarity:
                total += sum(adds for adds, _ in found) / rarity**0.5
        return float(total)


def learn(lessons: Sequence[Lesson], most: int, seed: int) -> Learned:
    """Return weights for at most ``most`` combinations: learned on all, then on those that weigh most."""
    first = _fitted(lessons, _common(lessons), seed)
    ranked = sorted(
        (-abs(adds), place, gram)
        for place, known in enumerate(first.kinds)
        for gram, (adds, _) in known.items()
    )
    kept: tuple[set[str], ...] = tuple(set() for _ in KINDS)
    for _, place, gram in ranked[:most]:
        kept[place].add(gram)
    return first if len(ranked) <= most else _fitted(lessons, [sorted(grams) for grams in kept], seed)


def calibration(decisions: Sequence[float], risk: Sequence[bool], seed: int) -> tuple[float, float]:
    """Return slope and offset that turn a decision into a chance, from lessons that were not learned from."""
    model = LogisticRegression(C=1e6, solver="liblinear", max_iter=_ROUNDS, random_state=seed)
    model.fit(np.array(decisions).reshape(-1, 1), np.array(risk))
    return float(model.coef_[0][0]), float(model.intercept_[0])


def _common(lessons: Sequence[Lesson]) -> list[list[str]]:
    counts: tuple[Counter[str], ...] = tuple(Counter() for _ in KINDS)
    for lesson in lessons:
        for count, kind in zip(counts, lesson.kinds, strict=True):
            count.update(kind)
    return [sorted(gram for gram, seen in count.items() if seen >= FEWEST) for count in counts]


def _fitted(lessons: Sequence[Lesson], vocabularies: Sequence[Sequence[str]], seed: int) -> Learned:
    risk = np.array([lesson.risk for lesson in lessons])
    weights = _balanced([lesson.voice.level for lesson in lessons], risk)
    blocks, rarities = [], []
    for place, vocabulary in enumerate(vocabularies):
        block, rarity = _block(lessons, place, vocabulary)
        blocks.append(block * SHARES[KINDS[place]])
        rarities.append(rarity)
    matrix = hstack(blocks).tocsr()
    uneven = _unevenness(matrix, risk, weights)
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", max_iter=_ROUNDS, random_state=seed)
    model.fit(matrix.multiply(uneven).tocsr(), risk, sample_weight=weights)
    adds = model.coef_[0] * uneven
    kinds, start = [], 0
    for place, (vocabulary, rarity) in enumerate(zip(vocabularies, rarities, strict=True)):
        own = adds[start : start + len(vocabulary)] * np.sqrt(rarity) * SHARES[KINDS[place]]
        kinds.append(dict(zip(vocabulary, zip(own.tolist(), rarity.tolist(), strict=True), strict=True)))
        start += len(vocabulary)
    return Learned(float(model.intercept_[0]), tuple(kinds))


def _block(lessons: Sequence[Lesson], place: int, vocabulary: Sequence[str]) -> tuple[csr_matrix, Numbers]:
    """Return one kind as a matrix with rows of length one, and the rarity of its columns.

    The rarity is rounded as it is stored, so that learning and hearing reckon with the same number.
    """
    column = {gram: at for at, gram in enumerate(vocabulary)}
    rows = [sorted(column[gram] for gram in lesson.kinds[place] if gram in column) for lesson in lessons]
    seen = np.bincount([at for row in rows for at in row], minlength=len(vocabulary))
    rarity = np.clip(np.round((np.log((1 + len(rows)) / (1 + seen)) + 1) ** 2), 1, 255)
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([at for row in rows for at in row], dtype=np.int64)
    lengths = np.sqrt(np.array([rarity[row].sum() if row else 1.0 for row in rows]))
    values = np.sqrt(rarity[columns]) / np.repeat(lengths, np.diff(ends))
    return csr_matrix((values, columns, ends), shape=(len(rows), len(vocabulary))), rarity


def _unevenness(matrix: csr_matrix, risk: Numbers, weights: Numbers) -> Numbers:
    """Return for each column how unevenly it falls over risk and harmless lessons."""
    there = (matrix > 0).astype(float)
    with_risk = _SMOOTH + there[risk].T @ weights[risk]
    without = _SMOOTH + there[~risk].T @ weights[~risk]
    return np.abs(np.log((with_risk / with_risk.sum()) / (without / without.sum()))) ** _UNEVEN


def chances_by_vectors(
    known: Sequence[Sequence[float]],
    levels: Sequence[Level],
    asked: Sequence[Sequence[float]],
    seed: int,
) -> list[float]:
    """Return chances of risk for vectors, learned from others with their levels: for comparison only."""
    risk = np.array([level is not Level.NONE for level in levels])
    weights = _balanced(levels, risk)
    model = LogisticRegression(C=1.0, max_iter=2 * _ROUNDS, random_state=seed)
    model.fit(np.array(known), risk, sample_weight=weights)
    return [float(chance) for chance in model.predict_proba(np.array(asked))[:, 1]]


def _balanced(levels: Sequence[Level], risk: Numbers) -> Numbers:
    """Return the weight of each message; all risk together weighs as much as all that is harmless."""
    weights: Numbers = np.array([WEIGHTS[level] for level in levels])
    weights[~risk] *= weights[risk].sum() / max(1, (~risk).sum())
    return weights
