"""Drills and benches: what ``nabij drill`` runs. Never imported by the product."""
