"""clinlp as its manual sets it up: the same terms, context on. Runs in a virtual environment of its own."""

import json
import sys
from importlib import import_module
from pathlib import Path
from time import thread_time_ns
from typing import Any


def main(order: Path) -> None:
    """Read terms and messages; print load seconds and microseconds per message as one line."""
    fields: dict[str, Any] = json.loads(order.read_text(encoding="utf-8"))
    began = thread_time_ns()
    read = _pipeline(fields["terms"], fields["fuzzy"])
    load = (thread_time_ns() - began) / 1e9
    times, found = [], 0
    for text, _ in fields["messages"]:
        began = thread_time_ns()
        found += len(read(text).spans.get("ents", ()))
        times.append((thread_time_ns() - began) / 1000)
    result = {"us_mean": sum(times) / len(times), "load_seconds": load, "found": found}
    sys.stdout.write(json.dumps(result) + "\n")


def _pipeline(terms: list[str], fuzzy: int) -> Any:  # noqa: ANN401 - a library that is not installed here
    import_module("clinlp")
    pipeline = import_module("spacy").blank("clinlp")
    pipeline.add_pipe("clinlp_normalizer")
    pipeline.add_pipe("clinlp_sentencizer")
    spelling = {"fuzzy": fuzzy, "fuzzy_min_len": 5} if fuzzy else {}
    matcher = pipeline.add_pipe("clinlp_rule_based_entity_matcher", config={"attr": "NORM", **spelling})
    matcher.add_terms_from_dict({"risk": terms})
    pipeline.add_pipe("clinlp_context_algorithm", config={"phrase_matcher_attr": "NORM"})
    pipeline("een eerste bericht")
    return pipeline


if __name__ == "__main__":
    main(Path(sys.argv[1]))
