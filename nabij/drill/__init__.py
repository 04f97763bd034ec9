"""Lets drills and benches play against a house. The only importer of ``drills``, and loaded lazily."""
