"""Channels and loops: what comes in, what falls due, what goes out."""
