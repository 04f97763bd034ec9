"""Dutch labels for the reasons to doubt who is writing."""

from console.language import mark

DOUBTS = {
    "other_sender": mark("er schrijft een ander account, of twee mensen delen deze telefoon"),
    "wrong_picture": mark("het verkeerde plaatje"),
    "asks_who": mark("de schrijver vraagt wie dit is"),
    "style": mark("de berichten zijn anders geschreven dan anders"),
}
