"""Storage and privacy: two side stores and a coordination store, sealed."""
