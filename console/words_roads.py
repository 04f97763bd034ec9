"""Dutch labels for the roads by which an alert is taken on."""

from console.language import mark

ROADS = {
    "console": mark("na inloggen"),
    "page": mark("via de link"),
    "call": mark("aan de telefoon, met toets 1"),
    "push": mark("vanaf het vergrendelde scherm"),
}
