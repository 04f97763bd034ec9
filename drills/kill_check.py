"""The judgement of the kill drill: invariants I1 to I6, on one side at a time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from cases.levels import Level
from drills.kill_books import Accepted, Books, CheckIn, Findings, Heard, Post, World

SAFETY = "safety"
PLANNED = ("opener", "planned")
ANSWERS_ACUTE = ("112", "doorgegeven", "leest nu mee")
SETTLED = ("sent", "uncertain", "blocked", "dead", "dropped")
ENDED = ("asked", "answered", "overdue")

FLOORS = (
    "lost",
    "double_effects",
    "unmarked",
    "acute_without_text",
    "due_missing",
    "pages_missing",
    "order",
    "alerts_missing",
)
"""What must be zero."""


def judge(books: Books, world: World) -> Findings:
    """Compare the books with the world; what is found wrong, and ``double_sends``, which are only counted."""
    found = Findings()
    _kept(books, world, found)
    _once(books, found)
    _sends(books, world, found)
    _acute(books, world, found)
    _due(books, world, found)
    _alerts(books, found)
    _order(books, found)
    return found


def _kept(books: Books, world: World, found: Findings) -> None:
    """I1: what was answered 2xx is stored and done; what was said on a phone stands in the conversation."""
    done = {(row.bot, row.number) for row in books.updates if row.state in ("done", "quarantined")}
    for bot, number in sorted(world.answered - done):
        found.add("lost", f"update {bot} {number} was answered and is not done")
    open_flags = {flag.id for flag in books.flags}
    for row in books.updates:
        if row.state == "quarantined" and row.event not in open_flags:
            found.add("lost", f"update {row.bot} {row.number} has no flag beside its quarantine")
    heard = {(row.chat, row.number) for row in books.heard}
    apart = Counter(row.chat for row in books.updates if row.state == "quarantined")
    unheard = Counter(said.chat for said in world.spoken if (said.chat, said.number) not in heard)
    for chat, times in unheard.items():
        # What was set apart lies before a human, by its flag, though its words stand in no conversation.
        found.add("lost", f"chat {chat}: a message is in no conversation", max(0, times - apart[chat]))
    for post in books.posts:
        if post.state not in SETTLED and not is_held(post):
            found.add("lost", f"parcel {post.id} is still {post.state}")


def _once(books: Books, found: Findings) -> None:
    """I2: at most one effect of each update, of each check-in and of each alert."""
    twice = (
        ("update", Counter((row.bot, row.number) for row in books.updates)),
        ("message", Counter((row.chat, row.number) for row in books.heard if row.number)),
        ("check-in", Counter(check for check, _ in {(p.checkin, p.event) for p in books.posts if p.checkin})),
        ("alert", Counter(books.told_lead)),
    )
    for what, counted in twice:
        for name, times in counted.items():
            if times > 1:
                found.add("double_effects", f"{what} {name} took effect {times} times", times - 1)


def _sends(books: Books, world: World, found: Findings) -> None:
    """I4: a phone got a message more than once only where the row says that it was tried more than once."""
    posts, accepted = _by_text(books.posts, world)
    for place in sorted(posts.keys() | accepted.keys(), key=str):
        rows, came = posts.get(place, []), accepted.get(place, [])
        numbers = {each.number for each in came}
        for row in rows:
            if row.state == "sent" and row.number not in numbers:
                found.add("lost", f"parcel {row.id} is called sent and never arrived")
        settled = [row for row in rows if row.state == "sent" and row.number in numbers]
        extra = len(came) - len(settled)
        unsure = [row for row in rows if row.state != "sent" and row.attempts > 0]
        allowed = sum(row.attempts - 1 for row in settled) + sum(row.attempts for row in unsure)
        found.add("unmarked", f"{place[0]}: more arrived than was tried", max(0, extra - allowed))
        found.add("double_sends", f"{place[0]}: arrived twice", max(0, extra - len(unsure)))
    for row in books.posts:
        if row.state == "uncertain" and f"{row.id}:uncertain" not in books.tasks:
            found.add("unmarked", f"parcel {row.id} is uncertain and nobody was asked to look")


def _by_text(
    posts: Iterable[Post], world: World
) -> tuple[Mapping[tuple[int, str], list[Post]], Mapping[tuple[int, str], list[Accepted]]]:
    """Group what was queued and what arrived by chat and words."""
    queued: dict[tuple[int, str], list[Post]] = defaultdict(list)
    came: dict[tuple[int, str], list[Accepted]] = defaultdict(list)
    for post in posts:
        queued[post.chat, post.text].append(post)
    for each in world.accepted:
        came[each.chat, each.text].append(each)
    return queued, came


def _acute(books: Books, world: World, found: Findings) -> None:
    """I5: each acute message has its text in the same turn, a flag, a ladder, and somebody was called."""
    safe = {post.event: post for post in books.posts if post.kind == SAFETY}
    flags = {flag.id: flag for flag in books.flags}
    for heard in books.heard:
        if heard.level < Level.ACUTE:
            continue
        post, flag = safe.get(heard.event), flags.get(heard.event)
        if post is None or post.state != "sent":
            found.add("acute_without_text", f"message {heard.event}: no safety text left")
        if flag is None or not flag.ladder:
            found.add("pages_missing", f"message {heard.event}: no flag with a ladder")
        elif flag.id not in world.paged and not flag.taken:
            found.add("pages_missing", f"flag {flag.id}: nobody was paged")
    _acute_outside(books.heard, world, found)


def _acute_outside(heard: Iterable[Heard], world: World, found: Findings) -> None:
    """Compare what was said on the phones with what the phones got, without the books."""
    said = Counter(each.chat for each in world.spoken if each.acute)
    got = Counter(each.chat for each in world.accepted if any(part in each.text for part in ANSWERS_ACUTE))
    for chat, times in said.items():
        short = f"chat {chat}: fewer safety texts arrived than acute messages left"
        found.add("acute_without_text", short, max(0, times - got[chat]))
    known = Counter(row.chat for row in heard if row.level >= Level.ACUTE)
    for chat, times in said.items():
        found.add("acute_without_text", f"chat {chat}: not seen as acute", max(0, times - known[chat]))


def _due(books: Books, world: World, found: Findings) -> None:
    """I3: a check-in that fell due was asked, or cancelled with a reason; its lines left or are marked."""
    rows = {row.id: row for row in books.checkins}
    lines: dict[str, list[Post]] = defaultdict(list)
    for post in books.posts:
        if post.checkin:
            lines[post.checkin].append(post)
    for name in sorted(world.due):
        wrong = _wrong_with(rows.get(name), lines[name])
        if wrong:
            found.add("due_missing", f"check-in {name} {wrong}")
        for post in lines[name]:
            if post.state not in SETTLED:
                found.add("due_held" if is_held(post) else "due_missing", f"parcel {post.id}: {post.state}")


def _wrong_with(row: CheckIn | None, lines: list[Post]) -> str:
    if row is None:
        return "is gone"
    if row.state == "cancelled":
        return "" if row.reason else "was cancelled without a reason"
    if row.state not in ENDED:
        return f"is still {row.state}"
    return "" if lines else "was asked without a message"


def is_held(post: Post) -> bool:
    """Say whether a planned line waits for the next half hour of its side: a row with a moment, not lost."""
    return post.kind in PLANNED and post.state == "new" and post.code == "held"


def _alerts(books: Books, found: Findings) -> None:
    for flag in sorted(set(books.alerts) - set(books.told_lead)):
        found.add("alerts_missing", f"the lead never heard of flag {flag}")


def _order(books: Books, found: Findings) -> None:
    """I6: turns follow the order of the messages; in each lane of a chat parcels arrive in their order.

    Safety texts have a lane of their own, and so has what nobody asked for, which may wait for its hour.
    """
    turns: dict[int, list[Heard]] = defaultdict(list)
    for heard in books.heard:
        turns[heard.chat].append(heard)
    for chat, rows in turns.items():
        moments = [row.at for row in sorted(rows, key=lambda row: row.number) if row.number]
        found.add("order", f"chat {chat}: turns out of order", _steps_back(moments))
    lanes: dict[tuple[int, str], list[Post]] = defaultdict(list)
    for post in books.posts:
        if post.state == "sent" and post.number is not None:
            lanes[post.chat, _lane(post)].append(post)
    for (chat, lane), posts in lanes.items():
        numbers = [post.number or 0 for post in sorted(posts, key=lambda post: post.seq)]
        found.add("order", f"chat {chat}: {lane} arrived out of order", _steps_back(numbers))


def _lane(post: Post) -> str:
    if post.nobodys:
        return "answers to nobody"
    return post.kind if post.kind == SAFETY else "planned" if post.kind in PLANNED else "answers"


def _steps_back(values: list[int]) -> int:
    return sum(later < earlier for earlier, later in pairwise(values))
