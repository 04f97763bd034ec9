"""A device of software: makes and shows passkeys, truthfully or with one thing wrong."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from cases.passkeys import Answer, Page, Question

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40
HELD = PRESENT | VERIFIED


@dataclass
class Device:
    """``count`` goes up by one at each use, from the first one on."""

    origin: str = "https://nabij.example"
    host: str = "nabij.example"
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    count: int = 0
    owner: str = ""

    def page(self, seal: str = "zegel") -> Page:
        return Page(self.origin, self.host, seal)

    def make(self, question: Question, page: Page, **wrong: Any) -> Answer:
        """Answer a question for a new passkey."""
        asked = json.loads(question.asked)
        self.owner = asked["user"]["id"]
        numbers = self.key.public_key().public_numbers()
        x, y = numbers.x.to_bytes(32), numbers.y.to_bytes(32)
        public = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        new = bytes(16) + len(self.credential).to_bytes(2) + self.credential + public
        data = self._data(wrong.get("host", self.host), wrong.get("flags", HELD) | WITH_KEY) + new
        attested = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", asked["challenge"], wrong)
        return self._answer(question, page, clientDataJSON=_text(client), attestationObject=_text(attested))

    def show(self, question: Question, page: Page, **wrong: Any) -> Answer:
        """Answer a question for a passkey that was made."""
        asked = json.loads(question.asked)
        data = self._data(wrong.get("host", self.host), wrong.get("flags", HELD))
        client = self._client(wrong.get("kind", "webauthn.get"), asked["challenge"], wrong)
        key = wrong.get("key", self.key)
        signed = key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        said = {"authenticatorData": data, "clientDataJSON": client, "signature": signed}
        fields = {name: _text(value) for name, value in said.items()}
        return self._answer(question, page, **fields, userHandle=wrong.get("owner", self.owner))

    def _data(self, host: str, flags: int) -> bytes:
        self.count += 1
        return hashlib.sha256(host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4)

    def _client(self, kind: str, challenge: str, wrong: dict[str, Any]) -> bytes:
        origin = wrong.get("origin", self.origin)
        said = {"type": kind, "challenge": wrong.get("challenge", challenge), "origin": origin}
        return json.dumps(said).encode()

    def _answer(self, question: Question, page: Page, **response: str) -> Answer:
        name = _text(self.credential)
        words = {"id": name, "rawId": name, "type": "public-key", "response": response}
        return Answer(page, question.handle, json.dumps(words))


def _text(plain: bytes) -> str:
    return base64.urlsafe_b64encode(plain).rstrip(b"=").decode()
