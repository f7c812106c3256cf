"""Fixtures: the built site, a web server, a browser, projects in a temporary folder."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
