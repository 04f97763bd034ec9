"""Says what is wrong with the configured Redis: for the doctor. Never a reason not to start."""

from nabij.redis_link import RedisAway, RedisLink
from nabij.settings import Settings

RIGHT_POLICY = "noeviction"
_AWAY = (
    "Redis antwoordt niet ({}). Nabij werkt dan ook, maar processen merken elkaar tot een halve seconde"
    " later. Klopt redis_url, en draait hij?"
)
_EVICTS = "Redis gooit sleutels weg als hij vol is ({}). Zet maxmemory-policy op " + RIGHT_POLICY + "."


def redis_problems(settings: Settings) -> list[str]:
    """Return one Dutch line for each problem; nothing where none is configured. Takes a second at most."""
    if not settings.redis_url:
        return []
    link = RedisLink(settings.redis_url)
    try:
        policy = link.ping()
    except RedisAway as away:
        return [_AWAY.format(away.code)]
    finally:
        link.close()
    return [] if policy in ("", RIGHT_POLICY) else [_EVICTS.format(policy)]
