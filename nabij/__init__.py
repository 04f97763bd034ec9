"""Front door: command line, settings and wiring. Nobody imports it."""
