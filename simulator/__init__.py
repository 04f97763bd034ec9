"""A Telegram Bot API server of our own, with phones to hold: for the demo, the tests and the drills.

In the same process (everything is safe to call from any thread)::

    with Simulator() as sim:                      # free port; Simulator(port=8081, limits=Limits(on=False))
        sim.add_bot("1001:secret", "nabij_a_bot") # from here a bot is named by username, token or number
        sam = sim.phone(7, first_name="Sam")
        sam.start("nabij_a_bot", "payload")       # press Start; a chat is closed to the bot until then
        sam.send("nabij_a_bot", "hoi")            # -> message number; also edit, media, tap, block, unblock
        sam.wait_for_text("nabij_a_bot", "Dank")  # -> Screen; in async code: await asyncio.to_thread(...)
        sam.screen("nabij_a_bot").buttons         # Screen: messages, texts, from_bot, keyboard, notification
        sim.clock.advance(3 * 86400)              # sim.clock.now(), .set(moment); real time runs on
        sim.fault("429", method="sendMessage", chat=7, retry_after=3, times=2)
        sim.ledger(method="sendMessage")          # -> list[Call]; sim.count(...), sim.deliveries(...)

Clients: ``telegram.Bot(token, base_url=sim.bot_url, base_file_url=sim.file_url)`` and aiogram's
``AiohttpSession(api=TelegramAPIServer.from_base(sim.url))``. Kinds of faults: ``simulator.faults.KINDS`` bend
calls, ``DELIVERY_KINDS`` the hand-over of updates (``duplicate``, ``reorder``, ``outage``, ``unheard``);
``times=None, every=20`` means one in twenty, for good, ``lasts=3`` every match for three seconds from the
first. ``sim.stop()`` and ``sim.start()`` are a service that was away and forgot nothing. Other processes use
the same over HTTP under ``/control``; people use
``/phone/{bot}/{user_id}``. By hand: ``python -m simulator --port 8081``.
"""

from simulator.clock import Clock
from simulator.errors import PhoneRefused, Unknown
from simulator.faults import Fault
from simulator.ledger import Call, Delivery
from simulator.limits import Limits
from simulator.phone import Phone
from simulator.screen import Screen, ShownKeyboard, ShownMessage
from simulator.server import Simulator
from simulator.webhook import Retry

__all__ = [
    "Call",
    "Clock",
    "Delivery",
    "Fault",
    "Limits",
    "Phone",
    "PhoneRefused",
    "Retry",
    "Screen",
    "ShownKeyboard",
    "ShownMessage",
    "Simulator",
    "Unknown",
]
