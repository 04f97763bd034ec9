"""The commands of drills and benches, one file each; ``nabij/__main__.py`` hangs them up."""
