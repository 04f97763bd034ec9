"""Dutch labels of the sociale kaart in the content studio."""

from console.language import mark

COSTS = {
    "gratis": mark("gratis"),
    "belkosten": mark("gewone belkosten"),
    "geen": mark("geen nummer om te bellen"),
}
TRACES = {
    "": mark("weet ik niet"),
    "geen": mark("niets op de rekening"),
    "nummer": mark("het nummer staat op de rekening"),
    "kosten": mark("kosten op de rekening"),
}
LANGUAGES = {"nl": mark("Nederlands"), "en": mark("Engels")}
