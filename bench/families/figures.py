"""A figure: its row, whose it is, and how much."""

from __future__ import annotations

OURS, SCAN, WHOLE = "preschool-bot", "a plain scan", "in one piece"
STRIDE = 7919  # a prime, so that those picked out of many lie far apart

Figure = tuple[str, str, float]
