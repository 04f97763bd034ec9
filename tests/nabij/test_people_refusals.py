"""Adding people from the command line: what does not fit is said in one go, before anything is opened."""

import pytest

from cases.sides import Side
from nabij.people import add_person
from nabij.refused import Refused

LONG = "een lang wachtwoord"


@pytest.mark.parametrize(
    ("role", "side", "function", "says"),
    [
        ("baas", None, "", "Rol 'baas' bestaat niet."),
        ("buddy", None, "", "heeft een kant"),
        ("experience_expert", None, "", "heeft een kant"),
        ("lead", Side.A, "", "een ander heeft er geen"),
        ("worker", Side.A, "chef", "Functie 'chef' bestaat niet."),
        ("worker", Side.A, "reclassering", "hoort niet bij kant a"),
        ("worker", Side.B, "ondersteuner", "hoort niet bij kant b"),
        ("buddy", Side.A, "dienst", "Alleen een worker heeft een functie"),
    ],
)
def test_a_role_side_or_function_that_does_not_fit_is_refused(
    role: str, side: Side | None, function: str, says: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_person("anna", LONG, role, "Anna", side, function)
    assert says in str(refused.value)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(Refused) as refused:
        add_person("anna", "kort", "baas", "Anna", None, "chef")
    assert all(word in str(refused.value) for word in ("baas", "chef", "12 tekens"))
