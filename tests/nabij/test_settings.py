"""Settings come from the environment over one file; every problem is said at once, in Dutch."""

from pathlib import Path

import pytest

from cases.sides import Side
from nabij.refused import Refused
from nabij.settings import read_settings

TOKEN = "123:abcdefghijklmnop"


def secret(folder: Path, name: str, text: str, mode: int = 0o600) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return str(path)


def test_one_token_alone_is_enough_and_the_other_side_is_off(tmp_path: Path) -> None:
    environment = {"NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "token", TOKEN), "NABIJ_DATA": str(tmp_path)}
    settings = read_settings(environment)
    assert list(settings.sides) == [Side.A]
    assert settings.sides[Side.A].bots[0].token == TOKEN
    assert settings.arrivals == "polling"
    assert settings.sides[Side.A].database == f"sqlite:///{tmp_path / 'side_a.sqlite3'}"


def test_without_any_bot_the_way_to_get_one_is_named() -> None:
    with pytest.raises(Refused) as refused:
        read_settings({})
    assert "BotFather" in refused.value.problems[0]


def test_all_problems_are_listed_at_once(tmp_path: Path) -> None:
    environment = {
        "NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "open", TOKEN, 0o644),
        "NABIJ_SIDE_B_TOKEN_FILE": str(tmp_path / "missing"),
        "NABIJ_PORT": "a lot",
        "NABIJ_ARRIVALS": "pigeon",
    }
    with pytest.raises(Refused) as refused:
        read_settings(environment)
    said = "\n".join(refused.value.problems)
    for part in ("chmod 600", "missing", "a lot", "pigeon"):
        assert part in said


def test_the_number_of_the_backup_is_one_that_can_be_dialled(tmp_path: Path) -> None:
    known = {"NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "token", TOKEN), "NABIJ_DATA": str(tmp_path)}
    assert read_settings(known).backup_phone == ""
    assert read_settings({**known, "NABIJ_BACKUP_PHONE": "+31 6 12345678"}).backup_phone == "+31 6 12345678"
    with pytest.raises(Refused, match="bel Anna"):
        read_settings({**known, "NABIJ_BACKUP_PHONE": "bel Anna"})


def test_the_region_of_veilig_thuis_is_a_key_of_the_social_map(tmp_path: Path) -> None:
    known = {"NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "token", TOKEN), "NABIJ_DATA": str(tmp_path)}
    assert read_settings(known).veilig_thuis == ""
    assert read_settings({**known, "NABIJ_VEILIG_THUIS": "vt-zeeland"}).veilig_thuis == "vt-zeeland"
    with pytest.raises(Refused, match="Zeeland"):
        read_settings({**known, "NABIJ_VEILIG_THUIS": "Zeeland"})


@pytest.mark.parametrize(
    "fits",
    ["beveiliging@voorbeeld.nl", "lek+nabij@zorg.voorbeeld.nl", "https://voorbeeld.nl/lek", "https://a.nl"],
)
def test_who_is_told_of_a_hole_is_an_address_by_mail_or_on_the_web(tmp_path: Path, fits: str) -> None:
    known = {"NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "token", TOKEN), "NABIJ_DATA": str(tmp_path)}
    assert read_settings(known).report_address == ""
    assert read_settings({**known, "NABIJ_REPORT_ADDRESS": fits}).report_address == fits


@pytest.mark.parametrize(
    "wrong",
    [
        "de beveiliging",
        "a@b",
        "http://voorbeeld.nl/lek",
        "javascript:alert(1)",
        'https://voorbeeld.nl/lek"onclick=',
        "a@voorbeeld.nl\nContact: b@voorbeeld.nl",
        "a@voorbeeld.nl?bcc=b@voorbeeld.nl",
        f"{'a' * 300}@voorbeeld.nl",
    ],
)
def test_an_address_that_is_none_is_refused_in_words(tmp_path: Path, wrong: str) -> None:
    known = {"NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "token", TOKEN), "NABIJ_DATA": str(tmp_path)}
    with pytest.raises(Refused, match=r"report_address is .* Geef een e-mailadres"):
        read_settings({**known, "NABIJ_REPORT_ADDRESS": wrong})


def test_a_token_never_stands_in_what_settings_show_of_themselves(tmp_path: Path) -> None:
    environment = {"NABIJ_SIDE_B_TOKEN_FILE": secret(tmp_path, "token", TOKEN), "NABIJ_DATA": str(tmp_path)}
    assert TOKEN not in repr(read_settings(environment))


def test_a_file_holds_several_bots_and_the_environment_goes_over_it(tmp_path: Path) -> None:
    token, second = secret(tmp_path, "token", TOKEN), secret(tmp_path, "second", f"{TOKEN}2")
    hook = secret(tmp_path, "hook", "a-secret")
    config = tmp_path / "nabij.toml"
    config.write_text(
        f"""
        data = "{tmp_path}"
        port = 9000
        arrivals = "webhook"
        public_url = "https://lijn.example.nl/"
        [side_a]
        pager = "https://pager.example.nl"
        [[side_a.bots]]
        id = "a1"
        token_file = "{token}"
        secret_file = "{hook}"
        [[side_a.bots]]
        id = "a2"
        name = "Agenda"
        token_file = "{second}"
        secret_file = "{hook}"
        """,
        encoding="utf-8",
    )
    settings = read_settings({"NABIJ_CONFIG": str(config), "NABIJ_PORT": "9001"})
    assert settings.port == 9001
    assert settings.public_url == "https://lijn.example.nl"
    assert [bot.id for bot in settings.sides[Side.A].bots] == ["a1", "a2"]
    assert settings.sides[Side.A].bots[0].secrets == ("a-secret",)
    assert settings.sides[Side.A].pager == "https://pager.example.nl"


@pytest.mark.parametrize("text", ["port = ", "= 3", "[[["])
def test_a_broken_file_is_named(tmp_path: Path, text: str) -> None:
    config = tmp_path / "broken.toml"
    config.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=r"broken\.toml"):
        read_settings({"NABIJ_CONFIG": str(config)})


def test_a_webhook_needs_https_and_a_secret(tmp_path: Path) -> None:
    environment = {
        "NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "token", TOKEN),
        "NABIJ_ARRIVALS": "webhook",
        "NABIJ_PUBLIC_URL": "http://lijn.example.nl",
    }
    with pytest.raises(Refused) as refused:
        read_settings(environment)
    assert len(refused.value.problems) == 2


def test_postgresql_needs_the_address_of_every_store(tmp_path: Path) -> None:
    environment = {
        "NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "token", TOKEN),
        "NABIJ_DATABASE": "postgres",
        "NABIJ_COORDINATION_DATABASE_FILE": secret(tmp_path, "dsn", "postgresql://nabij@db/coordination"),
    }
    with pytest.raises(Refused) as refused:
        read_settings(environment)
    assert [problem for problem in refused.value.problems if "side_a" in problem]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("datta = '/x'", "datta ken ik niet. Bedoelt u data?"),
        ("[side_a]\npagger = 'x'", "[side_a] pagger ken ik niet. Bedoelt u pager?"),
        ("[coordination]\nzebra = 1", "[coordination] zebra ken ik niet. Kies uit: database_file, owner"),
        ("[[side_a.bots]]\ntokenfile = 'x'", "[[side_a.bots]] tokenfile ken ik niet. Bedoelt u token_file?"),
        ("side_a = 3", "side_a hoort een deel te zijn. Schrijf: [side_a]"),
        (
            "[side_b]\nbots = 'x'",
            "[side_b] bots hoort een lijst te zijn. Schrijf voor elke bot: [[side_b.bots]]",
        ),
        (
            "[side_b]\nbots = [1]",
            "[side_b] bots hoort een lijst te zijn. Schrijf voor elke bot: [[side_b.bots]]",
        ),
        ("port = [1]", "port hoort één waarde te zijn."),
        ("port = '²'", "port is '²'. Geef een getal van 0 tot 65535."),
        ("telegram_seconds = 60", "telegram_seconds is 60. Geef een getal van 1 tot 20."),
        ("telegram_seconds = 0", "telegram_seconds is 0. Geef een getal van 1 tot 20."),
        ("[[side_a.bots]]\nid = 'A 1'", "token van bot 1 van kant a ontbreekt."),
    ],
)
def test_a_slip_in_the_file_is_told_as_what_it_probably_is(tmp_path: Path, text: str, said: str) -> None:
    config = tmp_path / "slip.toml"
    config.write_text(text, encoding="utf-8")
    environment = {
        "NABIJ_CONFIG": str(config),
        "NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "token", TOKEN),
    }
    with pytest.raises(Refused) as refused:
        read_settings(environment)
    assert [problem for problem in refused.value.problems if problem.startswith(said)]


def test_two_bots_never_share_a_token_a_username_or_an_id(tmp_path: Path) -> None:
    token = secret(tmp_path, "token", TOKEN)
    config = tmp_path / "shared.toml"
    bot = f"id = 'x1'\nusername = 'Planning_bot'\ntoken_file = '{token}'\n"
    config.write_text(f"[[side_a.bots]]\n{bot}[[side_b.bots]]\n{bot}", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_settings({"NABIJ_CONFIG": str(config)})
    assert len(refused.value.problems) == 3
    assert all(problem.startswith("Twee bots hebben hetzelfde") for problem in refused.value.problems)


def test_no_name_on_a_phone_is_the_same_on_both_sides(tmp_path: Path) -> None:
    one, two = secret(tmp_path, "one", "1:een"), secret(tmp_path, "two", "2:twee")
    config = tmp_path / "names.toml"
    config.write_text(
        f"[[side_a.bots]]\ntoken_file = '{one}'\n[[side_b.bots]]\ntoken_file = '{two}'\n", encoding="utf-8"
    )
    found = read_settings({"NABIJ_CONFIG": str(config)})
    assert {bot.name for each in found.sides.values() for bot in each.bots} == {"Planning", "Agenda"}
    named = config.read_text("utf-8") + "name = 'PLANNING'\n"
    config.write_text(named, encoding="utf-8")
    with pytest.raises(Refused, match="staat bij twee kanten"):
        read_settings({"NABIJ_CONFIG": str(config)})
    config.write_text(f"{named}walk_in = true\n[[side_b.bots]]\nid = 'b9'\ntoken_file = '{one}2'\n", "utf-8")
    with pytest.raises(Refused) as refused:
        read_settings({"NABIJ_CONFIG": str(config)})
    assert not [one for one in refused.value.problems if "twee kanten" in one]


def test_the_id_of_a_bot_is_a_plain_code(tmp_path: Path) -> None:
    config = tmp_path / "id.toml"
    config.write_text(
        f"[[side_a.bots]]\nid = 'A/1'\ntoken_file = '{secret(tmp_path, 'token', TOKEN)}'\n", encoding="utf-8"
    )
    with pytest.raises(Refused, match="alleen kleine letters"):
        read_settings({"NABIJ_CONFIG": str(config)})


@pytest.mark.parametrize(
    "where", [{"NABIJ_PUBLIC_URL": "https://lijn.example.nl"}, {"NABIJ_HOST": "0.0.0.0"}]
)
def test_cookies_on_plain_http_are_refused_in_production(tmp_path: Path, where: dict[str, str]) -> None:
    token = {"NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "token", TOKEN), "NABIJ_PLAIN_COOKIES": "ja"}
    assert read_settings(token).plain_cookies
    with pytest.raises(Refused, match="plain_cookies"):
        read_settings({**token, **where})


def test_the_second_opinion_listens_unless_it_is_switched_off(tmp_path: Path) -> None:
    environment = {"NABIJ_SIDE_A_TOKEN_FILE": secret(tmp_path, "token", TOKEN)}
    assert read_settings(environment).second_opinion
    assert not read_settings({**environment, "NABIJ_SECOND_OPINION": "off"}).second_opinion
    with pytest.raises(Refused) as refused:
        read_settings({**environment, "NABIJ_SECOND_OPINION": "misschien"})
    assert refused.value.problems == ["second_opinion is 'misschien'. Kies een van: on, off."]


def test_a_small_team_chooses_the_profile_klein_and_a_slip_is_told(tmp_path: Path) -> None:
    environment = {"NABIJ_SIDE_B_TOKEN_FILE": secret(tmp_path, "token", TOKEN), "NABIJ_DATA": str(tmp_path)}
    assert not read_settings(environment).small_team
    assert read_settings({**environment, "NABIJ_PROFILE": "klein"}).small_team
    with pytest.raises(Refused, match="profile is 'kleine'"):
        read_settings({**environment, "NABIJ_PROFILE": "kleine"})
