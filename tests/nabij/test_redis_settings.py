"""The address of Redis: from the environment or a file, refused in Dutch when it cannot be right."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis_stand import stand

from nabij.doctor import examine
from nabij.findings import Weight
from nabij.redis_address import address_problems
from nabij.redis_check import redis_problems
from nabij.refused import Refused
from nabij.settings import Settings, read_settings

SECRET = "een-geheim-van-redis"


def written(folder: Path, name: str, text: str, mode: int = 0o600) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return str(path)


def settings(folder: Path, **more: str) -> Settings:
    token = written(folder, "token", "123:abcdefghijklmnop")
    return read_settings({"NABIJ_SIDE_A_TOKEN_FILE": token, "NABIJ_DATA": str(folder), **more})


def refused(folder: Path, **more: str) -> str:
    with pytest.raises(Refused) as problems:
        settings(folder, **more)
    return "\n".join(problems.value.problems)


def test_without_an_address_there_is_no_redis(tmp_path: Path) -> None:
    assert settings(tmp_path).redis_url == ""
    assert redis_problems(settings(tmp_path)) == []


def test_an_address_with_a_password_comes_from_a_file_and_is_never_shown(tmp_path: Path) -> None:
    url = f"rediss://line:{SECRET}@redis.example.nl:6380/2"
    found = settings(tmp_path, NABIJ_REDIS_URL_FILE=written(tmp_path, "redis", url))
    assert found.redis_url == url
    assert SECRET not in repr(found)


def test_a_settings_file_may_name_it(tmp_path: Path) -> None:
    config = written(tmp_path, "nabij.toml", 'redis_url = "unix:///run/redis/redis.sock?db=1"\n')
    found = settings(tmp_path, NABIJ_CONFIG=config)
    assert found.redis_url == "unix:///run/redis/redis.sock?db=1"


def test_a_password_in_the_environment_is_refused_without_repeating_it(tmp_path: Path) -> None:
    said = refused(tmp_path, NABIJ_REDIS_URL=f"redis://:{SECRET}@127.0.0.1")
    assert "redis_url_file" in said
    assert SECRET not in said


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    where = written(tmp_path, "redis", f"redis://:{SECRET}@127.0.0.1", 0o644)
    said = refused(tmp_path, NABIJ_REDIS_URL_FILE=where)
    assert "chmod 600" in said
    assert SECRET not in said


def test_two_addresses_are_one_too_many(tmp_path: Path) -> None:
    where = written(tmp_path, "redis", "redis://127.0.0.1")
    said = refused(tmp_path, NABIJ_REDIS_URL_FILE=where, NABIJ_REDIS_URL="redis://127.0.0.1")
    assert "Kies er een" in said


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://127.0.0.1", "redis://, rediss:// of unix://"),
        ("127.0.0.1:6379", "redis://, rediss:// of unix://"),
        ("redis://", "noemt geen server"),
        ("redis://:6379", "noemt geen server"),
        ("unix://", "noemt geen server"),
        ("redis://127.0.0.1:poort", "geen goed adres"),
        ("redis://127.0.0.1:99999", "geen goed adres"),
        ("redis://127.0.0.1:0", "noemt geen server"),
        ("redis://127.0.0.1?socket_timeout=60", "socket_timeout kan niet"),
        ("redis://127.0.0.1?retry_on_timeout=1", "retry_on_timeout kan niet"),
        ("rediss://127.0.0.1?ssl_cert_reqs=none", "ssl_cert_reqs kan niet"),
    ],
)
def test_an_address_that_cannot_be_right_is_one_line(url: str, said: str) -> None:
    problems = address_problems(url, in_file=True)
    assert len(problems) == 1
    assert said in problems[0]


@pytest.mark.parametrize(
    "url",
    [
        "redis://127.0.0.1",
        "redis://[::1]:6379/3",
        "rediss://redis.example.nl?ssl_ca_certs=/etc/nabij/ca.pem",
        "unix:///run/redis.sock",
    ],
)
def test_a_good_address_has_no_problems(url: str) -> None:
    assert address_problems(url, in_file=False) == []


@given(st.text(max_size=80))
def test_any_text_is_judged_without_an_error_and_without_being_repeated(text: str) -> None:
    for line in address_problems(f"redis://:{SECRET}@{text}", in_file=True):
        assert SECRET not in line


def test_the_doctor_hears_what_is_wrong_with_a_redis(tmp_path: Path) -> None:
    with stand(running=False) as made:
        found = settings(tmp_path, NABIJ_REDIS_URL=made.url)
        assert "antwoordt niet" in redis_problems(found)[0]
        made.server.start()
        assert redis_problems(found) == []
        made.server.ask("CONFIG", "SET", "maxmemory-policy", "allkeys-lru")
        assert "noeviction" in redis_problems(found)[0]


def test_the_doctor_warns_of_a_redis_that_is_away_and_asks_nothing_offline(tmp_path: Path) -> None:
    with stand(running=False) as made:
        found = settings(tmp_path, NABIJ_REDIS_URL=made.url, NABIJ_TELEGRAM_URL="http://127.0.0.1:9")
        told = [each for each in examine(settings=found) if each.about == "redis"]
        assert [each.weight for each in told] == [Weight.WARNS]
        assert not [each for each in examine(settings=found, offline=True) if each.about == "redis"]
        made.server.start()
        assert not [each for each in examine(settings=found) if each.about == "redis"]
