"""A figure: its row, whose it is, and how much."""

from __future__ import annotations

OURS, SCAN = "preschool-bot", "a plain scan"
STRIDE = 7919  # a prime, so that those picked out of many lie far apart

Figure = tuple[str, str, float]
