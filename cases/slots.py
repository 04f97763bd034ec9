"""Slots of a day in the plan: what is planned twice under one is one check-in."""

DAILY = "day"
"""The check-in that the programme asks on a date."""
AGREED = "agreed"
"""A contact that a worker agreed at closing."""
AGAIN = "again"
"""The check-in that begins the plan anew after something cancelled it."""
IN_PLACE_OF_DAILY = (AGREED, AGAIN)
"""What waits in one of these takes the place of the programme's own check-in of that date."""
