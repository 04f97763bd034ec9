"""The command line. Every command has an example; exit 0 good, 1 missed, 2 usage, 78 refused."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from cases.desk import StaffRole
from cases.sides import Side, Speaker
from nabij.commands.bench_handover import bench_handover
from nabij.commands.bench_inbound import bench_inbound
from nabij.commands.bench_rasa import bench_rasa
from nabij.commands.bench_robustness import bench_robustness
from nabij.commands.bench_screen import bench_screen
from nabij.commands.bench_turn import bench_turn
from nabij.commands.claim import claim
from nabij.commands.content_card import content_card
from nabij.commands.content_diff import content_diff
from nabij.commands.content_export import content_export
from nabij.commands.content_import import content_import
from nabij.commands.content_notice import content_notice
from nabij.commands.drill_content import drill_content
from nabij.commands.drill_lexicon import drill_lexicon
from nabij.commands.drill_routes import drill_routes
from nabij.commands.erase import erase
from nabij.commands.fuzz import fuzz
from nabij.commands.hold import hold
from nabij.commands.keys_backup import keys_backup, keys_restore
from nabij.commands.keys_push import keys_push
from nabij.commands.keys_retire import keys_retire
from nabij.commands.keys_rotate import keys_rotate
from nabij.commands.keys_status import keys_status
from nabij.commands.kill import kill
from nabij.commands.leak import leak
from nabij.commands.lexicon_check import lexicon_check
from nabij.commands.lexicon_diff import lexicon_diff
from nabij.commands.lexicon_report import lexicon_report
from nabij.commands.lexicon_train import lexicon_train
from nabij.commands.log_trim import log_trim
from nabij.commands.log_verify import log_verify
from nabij.commands.plan_preview import plan_preview
from nabij.commands.poison import poison
from nabij.commands.redis import redis
from nabij.commands.refusing import ProofOption, SideOption, refusals, refuse
from nabij.commands.retention_status import retention
from nabij.commands.shred import shred
from nabij.commands.silent import silent
from nabij.commands.simulate_year import simulate_year
from nabij.commands.story import story
from nabij.commands.swap import swap
from nabij.commands.telegram import telegram
from nabij.commands.user_account import user_bind, user_break_glass, user_unbind
from nabij.commands.user_end import user_end
from nabij.commands.user_forget_factor import user_forget_factor
from nabij.commands.wall import wall
from nabij.refused import EXIT_REFUSED

app = typer.Typer(
    name="nabij",
    help="A thin, safe line with people after a barring order or a shelter stay.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
keys = typer.Typer(no_args_is_help=True, help="Key files, outside the databases.")
user = typer.Typer(no_args_is_help=True, help="People who log in.")
access_log = typer.Typer(no_args_is_help=True, help="The access log: whether every line still stands.")
plan = typer.Typer(no_args_is_help=True, help="Check-ins of a programme, before anybody gets one.")
simulation = typer.Typer(no_args_is_help=True, help="A made-up life with the messages.")
content = typer.Typer(no_args_is_help=True, help="Dialogues, texts and danger words.")
drill = typer.Typer(no_args_is_help=True, help="Prove it: drills print one JSON object last.")
bench = typer.Typer(no_args_is_help=True, help="Measure it: benches print one JSON object last.")
lexicon = typer.Typer(no_args_is_help=True, help="What danger words and the second opinion are worth.")
for name, part in (
    ("keys", keys),
    ("user", user),
    ("log", access_log),
    ("content", content),
    ("plan", plan),
    ("simulate", simulation),
    ("lexicon", lexicon),
    ("hold", hold),
    ("retention", retention),
    ("drill", drill),
    ("bench", bench),
):
    app.add_typer(part, name=name)
for name, command in {"story": story}.items():
    drill.command(name)(command)
content.command("card")(content_card)
content.command("notice")(content_notice)
content.command("diff")(content_diff)
content.command("export")(content_export)
content.command("import")(content_import)
user.command("end")(user_end)
user.command("forget-factor")(user_forget_factor)
user.command("bind")(user_bind)
user.command("unbind")(user_unbind)
user.command("break-glass")(user_break_glass)
plan.command("preview")(plan_preview)
simulation.command("year")(simulate_year)
lexicon.command("check")(lexicon_check)
lexicon.command("diff")(lexicon_diff)
lexicon.command("train")(lexicon_train)
lexicon.command("report")(lexicon_report)
app.command("erase")(erase)
access_log.command("verify")(log_verify)
access_log.command("trim")(log_trim)
keys.command("push")(keys_push)
keys.command("backup")(keys_backup)
keys.command("restore")(keys_restore)
keys.command("rotate")(keys_rotate)
keys.command("retire")(keys_retire)
keys.command("status")(keys_status)
drill.command("poison")(poison)
drill.command("redis")(redis)
drill.command("kill")(kill)
drill.command("telegram")(telegram)
drill.command("fuzz")(fuzz)
drill.command("lexicon")(drill_lexicon)
drill.command("silent")(silent)
drill.command("claim")(claim)
drill.command("routes")(drill_routes)
drill.command("wall")(wall)
drill.command("shred")(shred)
drill.command("leak")(leak)
drill.command("swap")(swap)
drill.command("content")(drill_content)
bench.command("turn")(bench_turn)
bench.command("inbound")(bench_inbound)
bench.command("handover")(bench_handover)
bench.command("rasa")(bench_rasa)
bench.command("robustness")(bench_robustness)
bench.command("screen")(bench_screen)


@app.command()
def demo(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port on 127.0.0.1; 0 takes a free one.")
    ] = 8000,
) -> None:
    """Run the whole line with fictional families; Ctrl-C stops it and nothing stays.

    Example: `nabij demo --port 8010`
    """
    from nabij.starting import hurry

    hurry()
    from nabij.demo import run_demo

    with refusals():
        run_demo(port)


def _run(*roles: str, side: Side | None = None) -> None:
    from nabij.starting import hurry

    hurry()
    from nabij.serve import run

    with refusals():
        run(frozenset(roles), side)


@app.command()
def serve() -> None:
    """Run everything in one process: web, inbox, clock and sender of each side.

    Example: `NABIJ_SIDE_A_TOKEN_FILE=/etc/nabij/token-a nabij serve`
    """
    _run("web", "worker", "clock", "sender")


@app.command()
def web() -> None:
    """Run the pages and the webhook only (PostgreSQL, several machines).

    Example: `NABIJ_CONFIG=/etc/nabij/nabij.toml nabij web`
    """
    _run("web")


@app.command()
def worker(side: SideOption) -> None:
    """Run the inbox loop of one side: received messages become turns.

    Example: `nabij worker --side a`
    """
    _run("worker", side=side)


@app.command()
def clock(side: SideOption) -> None:
    """Run the clock loop of one side: check-ins, ladders and unanswered questions that fall due.

    Example: `nabij clock --side a`
    """
    _run("clock", side=side)


@app.command()
def sender(side: SideOption) -> None:
    """Run the sender of one side; a second one stands by until the first is gone.

    Example: `nabij sender --side b`
    """
    _run("sender", side=side)


@app.command()
def migrate() -> None:
    """Create or update the tables of all stores; the first time, import the content as release 1.

    Example: `nabij migrate`
    """
    from nabij.prepare import migrate_all

    with refusals():
        migrate_all(typer.echo)


@app.command()
def doctor(
    *,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="Do not ask Telegram or Redis.")] = False,
) -> None:
    """Check settings, keys, stores, clock, content, bots and roster; one line per finding.

    What stops a start goes to stderr and exits 78; what needs a look is said with "Let op" and exits 0.

    Example: `nabij doctor && nabij serve`
    """
    from nabij.doctor import examine
    from nabij.findings import all_good, as_json, told

    found = examine(offline=offline)
    if json:
        typer.echo(as_json(found))
    else:
        for line, wrong in told(found):
            typer.echo(line, err=wrong)
    if not all_good(found):
        raise typer.Exit(EXIT_REFUSED)


@keys.command("new")
def keys_new() -> None:
    """Write a key file per side and one for coordination; never overwrites.

    Example: `nabij keys new`
    """
    from nabij.prepare import write_keys

    with refusals():
        for path in write_keys():
            typer.echo(f"Gemaakt: {path} (bewaar een kopie bij twee mensen)")


@user.command("add")
def user_add(
    login: Annotated[str, typer.Option(help="Name to log in with.")],
    role: Annotated[str, typer.Option(help=f"{', '.join(StaffRole)}.")],
    alias: Annotated[str, typer.Option(help="What colleagues and clients may call this person.")],
    side: Annotated[
        Side | None, typer.Option(help="Side of a worker or volunteer; leave out for others.")
    ] = None,
    function: Annotated[
        str, typer.Option(help="Of a worker: ondersteuner, reclassering, wijkteam or dienst.")
    ] = "",
    password_file: Annotated[
        Path | None, typer.Option(help="File with the password; else you type it.")
    ] = None,
) -> None:
    """Add someone who logs in.

    Example: `nabij user add --login anna --role worker --side a --function ondersteuner --alias Anna`
    """
    from nabij.people import add_person

    if password_file is None:
        password = typer.prompt("Wachtwoord (minstens 12 tekens)", hide_input=True, confirmation_prompt=True)
    else:
        password = _text_of(password_file).strip()
    with refusals():
        add_person(login, password, role, alias, side, function)
    typer.echo(f"{login} kan inloggen.")


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        refuse([f"{path} is niet te lezen."])


@app.command()
def screen(
    text: Annotated[str, typer.Argument(help="A message; leave out with --jsonl.")] = "",
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Lines {"text","speaker","facts"?} from stdin.')
    ] = False,
    speaker: Annotated[Speaker, typer.Option(help="Who writes.")] = Speaker.VICTIM,
    folder: Annotated[Path | None, typer.Option("--content", help="Content folder.")] = None,
    rules_only: Annotated[bool, typer.Option("--rules-only", help="Without the second opinion.")] = False,
) -> None:
    """Show what the detector sees in a text, and why. Stores nothing.

    Example: `nabij screen "hij staat voor de deur"` or `nabij screen --jsonl < lines.jsonl`
    """
    from nabij.screening import load_detector, screen_lines, screen_one

    with refusals():
        if jsonl:
            screen_lines(sys.stdin, typer.echo, load_detector(folder, rules_only=rules_only))
        elif text:
            screen_one(text, speaker, typer.echo, load_detector(folder, rules_only=rules_only))
        else:
            raise typer.BadParameter("give a text, or --jsonl")


@content.command("check")
def content_check(
    folder: Annotated[Path | None, typer.Argument(help="Content folder, else the shipped one.")] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day it would go live.")
    ] = None,
) -> None:
    """Check dialogues, texts and danger words; every fault with file, line and remedy in Dutch.

    Example: `nabij content check content --on 2027-03-01`
    """
    from nabij.prepare import check_content

    with refusals():
        typer.echo(check_content(folder, None if on is None else on.date()))


@content.command("publish")
def content_publish(
    by: Annotated[str, typer.Option(help="Login of who publishes.")],
    folder: Annotated[Path | None, typer.Argument(help="Content folder, else the configured one.")] = None,
    second: Annotated[str, typer.Option("--with", help="Login of the second person.")] = "",
    proof_file: ProofOption = None,
) -> None:
    """Make a checked content folder the live release; running processes take it over by themselves.

    Two people show who they are, one of them a coordinator. One alone only mends a release that is broken.

    Example: `nabij content publish --by anna --with bea content`
    """
    from nabij.proving import Two, proof_from
    from nabij.publishing import publish_content

    with refusals():
        typer.echo(publish_content(folder, Two(by, second, proof_from(proof_file or ()))))


def main(run: Callable[[], object] = app) -> None:
    run()


if __name__ == "__main__":
    main()
