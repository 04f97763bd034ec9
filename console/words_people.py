"""Dutch labels for functions, volunteers and visits; pages get this module as ``people``."""

from cases.desk import StaffRole
from cases.people import Function
from cases.state import VisitLight
from console.language import mark

FUNCTIONS = {
    Function.SUPPORTER: mark("Ondersteuner"),
    Function.PROBATION: mark("Reclassering"),
    Function.LOCAL_TEAM: mark("Wijkteam"),
    Function.DUTY: mark("Alleen dienst"),
}
FUNCTION_MEANINGS = {
    Function.SUPPORTER: mark("Werkt met eigen cliënten van kant a."),
    Function.PROBATION: mark("Werkt met eigen cliënten van kant b."),
    Function.LOCAL_TEAM: mark("Werkt met eigen cliënten van deze kant."),
    Function.DUTY: mark("Ziet alleen gesprekken waarvoor hij of zij is geroepen, zolang de dienst duurt."),
}
VOLUNTEER_ROLES = {
    StaffRole.BUDDY: mark("Maatje"),
    StaffRole.EXPERIENCE: mark("Ervaringsdeskundige"),
}
LIGHTS = {
    VisitLight.CAN: mark("Bezoek kan"),
    VisitLight.CALL_FIRST: mark("Eerst bellen"),
    VisitLight.DO_NOT_GO: mark("Niet gaan"),
}
LIGHT_SIGNS = {VisitLight.CAN: "●", VisitLight.CALL_FIRST: "▲", VisitLight.DO_NOT_GO: "■"}
LIGHT_MEANINGS = {
    VisitLight.CAN: mark("U kunt gaan zoals afgesproken."),
    VisitLight.CALL_FIRST: mark("Ga niet zomaar. Bel eerst de begeleider."),
    VisitLight.DO_NOT_GO: mark("Ga nu niet. U hoort wanneer het weer kan."),
}
VISIT_MINUTES = {
    "30": mark("een half uur"),
    "60": mark("een uur"),
    "90": mark("anderhalf uur"),
    "120": mark("twee uur"),
    "180": mark("drie uur"),
    "240": mark("vier uur"),
}
AUTHORS = {"bot": mark("Bericht van de dienst"), "worker": mark("Collega")}
MEDIA = {
    "photo": mark("Een foto. De begeleider kijkt ernaar."),
    "voice": mark("Een spraakbericht. De begeleider luistert ernaar."),
    "sticker": mark("Een plaatje."),
}
OTHER_MEDIA = mark("Iets anders dan tekst. De begeleider kijkt ernaar.")
