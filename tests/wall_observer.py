"""Somebody at a page full of payloads in a real Chromium, who counts all that is more than text."""

import unicodedata

from live_person import LivePerson

_MORE_THAN_TEXT = """() => {
  const alien = 'script, iframe, svg, math, img, style, base, object, embed, video, audio, template, link, '
    + 'meta, portal, fencedframe, marquee, plaintext, xmp, listing, frameset, dialog, table, [popover]';
  const leads = ['href', 'src', 'srcset', 'action', 'formaction', 'xlink:href', 'data', 'background'];
  const foreign = (value) => {
    const there = new URL(value, document.baseURI);
    const ours = there.protocol === location.protocol && there.host === location.host;
    return there.protocol !== 'tel:' && !ours;
  };
  const bad = (one) => [...one.attributes].some((each) =>
    /^on/i.test(each.name) || each.name === 'style' || (leads.includes(each.name) && foreign(each.value)));
  const place = document.querySelector('main') || document.body;
  return [...place.querySelectorAll(alien)].map((one) => one.tagName)
    .concat([...document.querySelectorAll('body *')].filter(bad).map((one) => 'attribute of ' + one.tagName));
}"""
_WORDS = "() => (document.querySelector('main') || document.body).textContent"
_FIELDS = "() => [...document.querySelectorAll('input, textarea, option')].map((one) => one.value)"


def letters(text: str) -> str:
    """Return what a reader sees of a text: without spaces, and without what no page can hold."""
    pictured = "".join(chr(ord(one) - 0x2400) if 0x2400 <= ord(one) < 0x2420 else one for one in text)
    kept = (one for one in pictured if unicodedata.category(one) != "Cc" and not one.isspace())
    return "".join(kept).replace("\ufffd", "")


class Observer(LivePerson):
    """``leave`` finds dialogs, reports of the policy, requests to elsewhere, errors and what is kept.

    ``looked`` counts the payloads that were seen as text.
    """

    looked = 0
    pages = 0

    def strange(self) -> list[str]:
        """Return what stands on this page and is no text, and a title that says what somebody wrote."""
        self.pages += 1
        found: list[str] = self.page.evaluate(_MORE_THAN_TEXT)
        return found + [f"title {word}" for word in ("alert", "kwaad", "=1+1") if word in self.page.title()]

    def missing(self, payloads: tuple[str, ...]) -> list[str]:
        """Return the payloads that do not stand on this page letter by letter."""
        words = letters(self.page.evaluate(_WORDS))
        self.looked += len(payloads)
        return [one for one in payloads if letters(one) not in words]

    def missing_in_fields(self, payloads: tuple[str, ...]) -> list[str]:
        """Return the payloads that are the value of no field of this page."""
        values = {letters(one) for one in self.page.evaluate(_FIELDS)}
        self.looked += len(payloads)
        return [one for one in payloads if letters(one) not in values]
