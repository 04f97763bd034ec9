"""Dutch labels for where a flag came from."""

from console.language import mark

FLAG_SOURCES = {
    "by_hand": mark("door een medewerker gemeld"),
    "volunteer": mark("van een vrijwilliger"),
    "text": mark("tekst"),
    "button": mark("knop"),
    "media": mark("foto, spraak of sticker"),
    "unreadable": mark("onleesbaar bericht"),
    "assistant": mark("via een chat-assistent"),
    "walk_in": mark("open deur"),
    "late": mark("te laat bezorgd"),
    "no_reply": mark("geen antwoord"),
    "blocked": mark("lijn geblokkeerd"),
    "command": mark("vaste opdracht"),
    "reading_along": mark("er leest iemand mee"),
    "duress_picture": mark("het plaatje voor als er iemand meekijkt"),
    "wrong_picture": mark("twee keer het verkeerde plaatje"),
    "stop": mark("gestopt"),
    "review": mark("om te lezen"),
    "unheard": mark("spraak nog niet beluisterd"),
    "detector": mark("risicoherkenning"),
}
