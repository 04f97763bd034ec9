"""Compares an application as it is served with the policy: no route without a line, no line without one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Mount, Route

from console.policy import Line, Policy, PolicyBroken

_FREE = re.compile(r"\\\{[^{}/]+\\\}")


def keep(app: FastAPI, policy: Policy, *, whole: bool = False) -> None:
    """Raise PolicyBroken unless this application has exactly the routes of the policy.

    ``whole``: it is all that is served, also what lies outside the console.
    """
    problems = list(_problems(list(routes_of(app.routes)), policy, whole=whole))
    if problems:
        raise PolicyBroken(sorted(problems))


def routes_of(routes: Iterable[BaseRoute], before: str = "") -> Iterator[tuple[str, str]]:
    """Give method and path of every route, also within routers and mounted applications.

    A mounted folder of files, and anything else that is no route, has no method.
    """
    for route in routes:
        inner = getattr(route, "original_router", None)
        if isinstance(route, APIRoute):
            yield from product(sorted(route.methods or ()), [before + route.path])
        elif isinstance(route, Route):
            yield from product(sorted(route.methods or ("*",)), [before + route.path])
        elif inner is not None:
            yield from routes_of(inner.routes, before)
        elif isinstance(route, Mount) and route.routes:
            yield from routes_of(route.routes, before + route.path)
        else:
            yield "", before + str(getattr(route, "path", type(route).__name__))


def _problems(found: list[tuple[str, str]], policy: Policy, *, whole: bool) -> Iterator[str]:
    for name, times in Counter(found).items():
        if times > 1:
            yield f"Route {_said(name)} staat er {times} keer; alleen de eerste wordt ooit gebruikt."
    served = {one: _line_of(*one, policy) for one in found}
    for one, line in served.items():
        if line is None:
            yield f"Route {_said(one)} staat niet in console/policy.toml. Zet erbij wie er mag komen."
    used = {line.name for line in served.values() if line is not None}
    for line in policy:
        if line.name not in used and not line.optional and (whole or not line.outside):
            yield f"Regel '{line.name}' in console/policy.toml heeft geen route. Haal de regel weg."


def _line_of(method: str, path: str, policy: Policy) -> Line | None:
    """Return the line of a route: by its form, or the optional one that it is an example of."""
    known = policy.line(method, path)
    if known is not None:
        return known
    examples = (line for line in policy if line.optional and line.method == method)
    return next((line for line in examples if _is_example(path, line.path)), None)


def _is_example(path: str, form: str) -> bool:
    return re.fullmatch(_FREE.sub("[^/]+", re.escape(form)), path) is not None


def _said(route: tuple[str, str]) -> str:
    return " ".join(route).strip()
