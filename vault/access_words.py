"""The closed words of the access log: which kind of data an action is about. Source: NEN 7513, domain 6.3."""

CONVERSATION = "conversation"
CARD = "card"
RECORD = "record"
FLAG = "flag"
NOTES = "notes"
WALK_IN = "walk_in"
UNKNOWN = "unknown"
SEARCH = "search"
EXPORT = "export"
LOG = "log"
ROSTER = "roster"
STAFF = "staff"
CASE = "case"
ALERT = "alert"
CONTENT = "content"
KEYS = "keys"
SESSION = "session"
EMERGENCY = "emergency"

_BY_WORD: tuple[tuple[str, str], ...] = (
    ("break_glass", EMERGENCY),
    ("export", EXPORT),
    ("search", SEARCH),
    ("access_log", LOG),
    ("review_of_access", LOG),
    ("card", CARD),
    ("walk_in", WALK_IN),
    ("door", WALK_IN),
    ("unknown", UNKNOWN),
    ("shift_notes", NOTES),
    ("log_in", SESSION),
    ("passkey", STAFF),
    ("login", STAFF),
    ("bind_account", STAFF),
    ("log_out", SESSION),
    ("session", SESSION),
    ("key", KEYS),
    ("publish", CONTENT),
    ("alert", ALERT),
    ("flag", FLAG),
    ("safe_contact", RECORD),
    ("agreement", RECORD),
    ("danger", RECORD),
    ("pairing", RECORD),
    ("enrol", RECORD),
    ("issue_link", RECORD),
    ("pace", RECORD),
    ("anchors", RECORD),
    ("visit", CASE),
    ("grant", CASE),
    ("match", CASE),
    ("link_code", CASE),
    ("plan_", ROSTER),
    ("take_off_", ROSTER),
    ("set_post", ROSTER),
    ("set_service", ROSTER),
    ("change_day", ROSTER),
    ("swap", ROSTER),
    ("calendar", ROSTER),
    ("absence", ROSTER),
    ("function", STAFF),
    ("add_staff", STAFF),
    ("let_go", STAFF),
    ("volunteer", STAFF),
    ("skill", STAFF),
)
"""In order: the first word that the action holds decides."""


def kind_of(action: str) -> str:
    """Return which kind of data an action touches; what a client's turn does is about the conversation."""
    return next((kind for word, kind in _BY_WORD if word in action), CONVERSATION)
