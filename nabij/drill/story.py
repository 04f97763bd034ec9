"""Plays the story drill on a staged house."""

from pathlib import Path

from cases.sides import Side
from drills.result import finish
from drills.story import Plot, run_story
from nabij.drill.stages import DrillTheatre, databases_of


def story(
    *, database: str, side: Side, reply: str, neutral: bool, dsn: str, seed: int, out: Path | None
) -> bool:
    """Play the story on a database; print its result. Raises Refused for what cannot be opened."""
    with databases_of(database, dsn) as databases:
        result = run_story(lambda tell: DrillTheatre(databases, tell, out), Plot(side, reply, neutral))
    return finish({**result, "database": database, "side": side.value, "seed": seed}, out)
