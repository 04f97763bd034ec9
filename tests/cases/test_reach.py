"""How people are called: what stands for itself, and what one try means when nothing else is said."""

from cases.reach import Channel, Delivery


def test_a_try_that_failed_is_worth_another_unless_somebody_says_otherwise() -> None:
    assert Delivery(sent=False, code="timeout").again
    assert not Delivery(sent=False, code="http_400", again=False).again
    assert not Delivery(sent=True).gone


def test_every_channel_is_stored_under_a_word_of_its_own() -> None:
    assert len({channel.value for channel in Channel}) == len(Channel) == 5
