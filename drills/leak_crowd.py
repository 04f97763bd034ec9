"""Clients and strangers with phones: words, edits, files, contacts, places, buttons, all with canaries."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

from cases.sides import Side
from drills.leak_canaries import Cage
from drills.ports import BotOf
from simulator import Phone, Simulator

LINES = {
    Side.A: (
        "hij staat nu voor de deur met een mes, help, {0}",
        "ik ben bang voor hem, hij volgt me naar {0}",
        "het gaat wel, ik zit bij {0}",
        "mijn nieuwe nummer is {0}",
        "we wonen nu aan de {0} 12",
    ),
    Side.B: (
        "ik ga er nu heen en ik maak haar kapot, {0}",
        "ik ben bang dat ik haar iets aandoe, zeg maar tegen {0}",
        "het gaat wel, ik werk bij {0}",
        "ik mis haar en {0}",
        "stuur post naar {0} 3",
    ),
}
FILES = ("document", "photo", "voice", "sticker", "video")


@dataclass(frozen=True, slots=True)
class Talker:
    """One phone at one bot."""

    phone: Phone
    bot: BotOf

    def talk(self, cage: Cage, lines: int) -> None:
        """Say so many lines, change one, send what is not a text, and press what can be pressed."""
        name, said = self.bot.username, 0
        for line in range(lines):
            text = LINES[self.bot.side][line % len(LINES[self.bot.side])]
            said = self.phone.send(name, text.format(cage.let_out("said")))
        self.phone.edit(name, said, f"nee, ik bedoel {cage.let_out('said')}")
        for kind in FILES:
            word = cage.let_out("tapped")
            self.phone.media(name, kind, content=word.encode(), caption=word, file_name=f"{word}.pdf")
        self.phone.media(name, "contact", phone_number=cage.let_out("phone"), first_name=cage.let_out("said"))
        self.phone.media(name, "location", latitude=52.0, longitude=5.0)

    def tap(self) -> None:
        """Press the first button that stands there, if any."""
        keyboard = self.phone.screen(self.bot.username).keyboard
        for row in keyboard.rows[:1] if keyboard is not None else ():
            self.phone.tap(self.bot.username, row[0])


def talkers(simulator: Simulator, cage: Cage, bots: Sequence[BotOf]) -> dict[Side, Talker]:
    """Give each side one phone of a client; the account's number and first name are canaries too."""
    return {bot.side: Talker(_phone(simulator, cage), bot) for bot in bots}


def strangers(simulator: Simulator, cage: Cage, bots: Sequence[BotOf]) -> None:
    """Let people nobody knows start the bots, write, and send a file, until every account was used."""
    turns = cycle(bots)
    while any(each.word not in cage.out for each in cage.of("chat")):
        bot, phone = next(turns), _phone(simulator, cage)
        phone.start(bot.username, cage.let_out("said"))
        phone.send(bot.username, f"hij slaat me nu, bel {cage.let_out('said')}")
        phone.media(bot.username, "document", content=b"x", file_name=f"{cage.let_out('tapped')}.pdf")


def _phone(simulator: Simulator, cage: Cage) -> Phone:
    return simulator.phone(int(cage.let_out("chat")), first_name=cage.let_out("tapped").title())
