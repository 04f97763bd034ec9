"""The whole line with a Redis address: it starts without that Redis, says so once, and stops in time."""

from pathlib import Path

from redis_stand import eventually, stand
from roles_bench import nabij, secret, street

TOKEN, BOT = "1001:redis-serve-token", "planning_redis_serve_bot"
USER = 71_901


def settings(folder: Path, telegram: str, redis: str) -> dict[str, str]:
    return {
        "NABIJ_DATA": str(folder / "data"),
        "NABIJ_PORT": "0",
        "NABIJ_TELEGRAM_URL": telegram,
        "NABIJ_PLAIN_COOKIES": "ja",
        "NABIJ_REDIS_URL": redis,
        "NABIJ_SIDE_A_TOKEN_FILE": secret(folder, "token", TOKEN),
        "NABIJ_SIDE_A_USERNAME": BOT,
    }


def test_serve_starts_answers_and_stops_while_its_redis_is_away_and_finds_it_when_it_comes(
    tmp_path: Path,
) -> None:
    with stand(running=False) as redis, street(tmp_path) as made:
        made.simulator.add_bot(TOKEN, BOT)
        serve = made.start(settings(tmp_path, made.simulator.url, redis.url), "serve")
        made.simulator.phone(USER).start(BOT)
        made.simulator.wait_until(lambda: len(made.accepted(USER)) == 1, 20.0)
        assert eventually(lambda: serve.has("redis_away"))
        redis.server.start()
        assert eventually(lambda: serve.has("redis_reached"))
        assert serve.said().count('"redis_away"') == 1
        assert serve.stop() == 0


def test_a_wrong_address_of_redis_is_refused_at_the_start(tmp_path: Path) -> None:
    done = nabij(settings(tmp_path, "http://127.0.0.1:9", "redis://127.0.0.1?socket_timeout=9"), "serve")
    assert done.returncode == 78
    assert "socket_timeout kan niet" in done.stderr
