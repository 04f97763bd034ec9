"""A real SMTP server on this machine, with TLS if asked; it may refuse, or ask to come back later."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

LOGIN, PASSWORD = "nabij", "een-lang-geheim"


@dataclass
class Mailbox:
    """``replies`` are answers to RCPT, used one by one, then yes."""

    port: int = 0
    ca: Path | None = None
    replies: list[str] = field(default_factory=list)
    mails: list[str] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    greeted_as: list[str] = field(default_factory=list)
    authenticated: list[bool] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - the library's name for it
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.replies:
            return self.replies.pop(0)
        self.greeted_as.append(session.host_name or "")
        self.authenticated.append(session.authenticated)
        envelope.rcpt_tos.append(address)
        self.to.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - same
        self.mails.append(bytes(envelope.content or b"").decode())
        return "250 OK"


class _OnFreePort(Controller):
    """The library asks for port 0 itself and then cannot find its own door."""

    def _trigger_server(self) -> None:
        with socket.create_connection(("127.0.0.1", self.taken), 5) as door:
            door.recv(64)

    @property
    def taken(self) -> int:
        return int(self.server.sockets[0].getsockname()[1])


@contextmanager
def a_mailbox(folder: Path, *, tls: bool = False) -> Iterator[Mailbox]:
    """Serve on a free port. With ``tls`` nothing is said before STARTTLS, and a log-in is needed."""
    box = Mailbox()
    options: dict[str, object] = {}
    if tls:
        box.ca, context = _certificate(folder)
        options = {
            "tls_context": context,
            "require_starttls": True,
            "auth_required": True,
            "authenticator": _authenticate,
        }
    controller = _OnFreePort(box, hostname="127.0.0.1", port=0, **options)
    controller.start()
    try:
        box.port = controller.taken
        yield box
    finally:
        controller.stop()


def _authenticate(*asked: object) -> AuthResult:
    given = asked[-1]
    good = isinstance(given, LoginPassword) and (given.login, given.password) == (
        LOGIN.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=good, handled=False)


def _certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2090, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "mail.pem", folder / "mail.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return public, context
