"""Make the lexicon reader beside these tests importable: test folders are no packages."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
