"""Ids are opaque text of at least 128 random bits, made in a shell and never derived from a person."""

from typing import NewType

ClientId = NewType("ClientId", str)
CaseId = NewType("CaseId", str)
StaffId = NewType("StaffId", str)
EventId = NewType("EventId", str)
FlagId = NewType("FlagId", str)
MessageId = NewType("MessageId", str)
CheckInId = NewType("CheckInId", str)
BotId = NewType("BotId", str)
ReleaseId = NewType("ReleaseId", int)
PhoneMessage = NewType("PhoneMessage", int)
"""The message id on the client's phone, as the channel numbers it within one chat."""
