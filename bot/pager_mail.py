"""Pages by e-mail: subject and body say nothing but the codes and the link; SMTP with TLS."""

import asyncio
import secrets
import smtplib
import ssl
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate
from pathlib import Path

from bot.paging_words import Call, dialled
from cases.reach import Channel, Delivery

TIMEOUT_SECONDS = 6.0
_PERMANENT = 500
_THREADS = 2


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail leaves. ``tls`` is starttls, tls, or off (this machine only); ``ca`` a file of its own."""

    host: str
    port: int
    tls: str
    sender: str
    login: str = ""
    password: str = field(repr=False, default="")
    ca: Path | None = None


class MailChannel:
    """Sends over SMTP in threads of its own, so that a server that hangs holds up nobody else."""

    seconds = TIMEOUT_SECONDS

    def __init__(self, server: MailServer) -> None:
        self._server = server
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="mail")

    def takes(self, address: str) -> str | None:
        return dialled(Channel.MAIL, address)

    def provider(self, address: str) -> str:
        del address
        return Channel.MAIL.value

    async def send(self, address: str, call: Call) -> Delivery:
        """Hand the mail to the server; never raises for what the server or the network does."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._post, address, call)

    async def aclose(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _post(self, address: str, call: Call) -> Delivery:
        try:
            with self._opened() as smtp:
                if self._server.login:
                    smtp.login(self._server.login, self._server.password)
                smtp.send_message(self._message(address, call), self._server.sender, [address])
        except smtplib.SMTPRecipientsRefused as refused:
            return _refused(next((code for code, _ in refused.recipients.values()), _PERMANENT))
        except smtplib.SMTPResponseException as refused:
            return _refused(refused.smtp_code)
        except (smtplib.SMTPException, OSError, ValueError) as error:
            return Delivery(sent=False, code=type(error).__name__)
        return Delivery(sent=True)

    def _opened(self) -> smtplib.SMTP:
        """Connect and greet, with TLS before anything is said. Raises SMTPException, OSError."""
        server, domain = self._server, self._server.sender.rpartition("@")[2]
        context = ssl.create_default_context(cafile=None if server.ca is None else str(server.ca))
        if server.tls == "tls":
            return smtplib.SMTP_SSL(
                server.host, server.port, domain, timeout=TIMEOUT_SECONDS, context=context
            )
        smtp = smtplib.SMTP(server.host, server.port, domain, timeout=TIMEOUT_SECONDS)
        if server.tls == "starttls":
            try:
                smtp.starttls(context=context)
            except BaseException:
                smtp.close()
                raise
        return smtp

    def _message(self, address: str, call: Call) -> EmailMessage:
        sender = self._server.sender
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, address, call.text
        mail["Date"] = formatdate()
        mail["Message-ID"] = f"<{secrets.token_hex(16)}@{sender.rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail["Importance"] = "high"
        mail.set_content("\n".join(part for part in (call.text, call.link) if part))
        return mail


def _refused(code: int) -> Delivery:
    """Return what a refusal means: 4xx asks to come back (greylisting), 5xx never."""
    return Delivery(sent=False, code=f"smtp_{code}", again=code < _PERMANENT)
