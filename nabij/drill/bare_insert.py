"""The least that can be done with an update: over HTTP in, one insert, one commit, 200. A bench compares."""

import asyncio
import multiprocessing
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection
from time import perf_counter

import uvicorn
from fastapi import FastAPI, Request, Response
from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, insert

from vault.engine import Store

_SPAWN = multiprocessing.get_context("spawn")
_bare = Table("bare", MetaData(), Column("id", Integer, primary_key=True), Column("body", LargeBinary))


@contextmanager
def bare_door(url: str) -> Iterator[str]:
    """Run a door that only inserts into the database ``url``, in a process of its own; yield its address."""
    near, far = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_serve, args=(url, far), daemon=True)
    process.start()
    try:
        yield near.recv()
    finally:
        process.kill()
        process.join()


def bare_statements(url: str, seconds: float) -> float:
    """Return how many such inserts a second one writer commits in a loop, without HTTP."""
    store = Store(url, _bare.metadata)
    store.create()
    done, began = 0, perf_counter()
    while perf_counter() - began < seconds:
        _keep(store, bytes(300))
        done += 1
    store.dispose()
    return done / (perf_counter() - began)


def _keep(store: Store, body: bytes) -> None:
    with store.begin() as conn:
        conn.execute(insert(_bare), {"body": body})


def _serve(url: str, line: Connection) -> None:
    store = Store(url, _bare.metadata)
    store.create()
    threads = ThreadPoolExecutor(4)
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)

    async def receive(request: Request) -> Response:
        body = await request.body()
        await asyncio.get_running_loop().run_in_executor(threads, _keep, store, body)
        return Response()

    app.add_api_route("/", receive, methods=["POST"])
    listener = socket.create_server(("127.0.0.1", 0))
    line.send(f"http://127.0.0.1:{listener.getsockname()[1]}/")
    uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False)).run(sockets=[listener])
