"""Pure: what to say next. Reached through ``escalation.turn`` alone (ADR 0004)."""
