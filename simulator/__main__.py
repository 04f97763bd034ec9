"""Run the simulator by hand: ``python -m simulator --port 8081 --bot 1001:secret=nabij_a_bot``."""

import argparse
import sys
from contextlib import suppress

from simulator.server import Simulator

DEFAULT_PORT = 8081


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m simulator", description="Bot API simulator")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT)
    parser.add_argument("--bot", action="append", default=[], metavar="TOKEN=USERNAME")
    parser.add_argument("--phone", action="append", default=[], metavar="USER_ID=FIRST_NAME")
    chosen = parser.parse_args()
    with Simulator(host=chosen.host, port=chosen.port) as sim:
        sys.stdout.write(f"Bot API: {sim.url}/bot<token>/<method>   control: {sim.url}/control\n")
        _people(sim, chosen.bot, chosen.phone)
        sys.stdout.flush()
        with suppress(KeyboardInterrupt):
            sim.join()
    return 0


def _people(sim: Simulator, bots: list[str], phones: list[str]) -> None:
    names = [entry.rpartition("=")[::2] for entry in bots]
    for token, username in names:
        sim.add_bot(token, username)
    for number, _, first_name in (entry.partition("=") for entry in phones):
        sim.phone(int(number), first_name or "Sam")
        for _, username in names:
            sys.stdout.write(f"{sim.phone_url(int(number), username)}\n")


if __name__ == "__main__":
    sys.exit(main())
