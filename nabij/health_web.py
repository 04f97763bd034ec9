"""The two addresses of the public port that tell whether this process lives and is ready."""

from fastapi import APIRouter, Response

from nabij.health import LIVE, READY, Health, Verdict, answer_headers


def health_router(health: Health, *, secure: bool) -> APIRouter:
    """Return the routes: no log-in, no reasons, no numbers, the headers of every page."""
    router, headers = APIRouter(), answer_headers(secure=secure)

    def told(found: Verdict) -> Response:
        return Response(found.body, found.status, headers)

    async def live() -> Response:
        return told(health.live())

    def ready() -> Response:
        return told(health.ready())

    router.add_api_route(LIVE, live, methods=["GET", "HEAD"], include_in_schema=False)
    router.add_api_route(READY, ready, methods=["GET", "HEAD"], include_in_schema=False)
    return router
