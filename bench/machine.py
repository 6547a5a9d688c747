"""What was measured on, without names or places."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("python-telegram-bot", "httpx", "aiogram", "aiohttp", "pydantic", "sqlcipher3")


def description() -> list[str]:
    load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    return [
        f"{_processor()}, {os.cpu_count()} cores; {platform.system()} {_release()}",
        f"Python {platform.python_version()}; "
        + ", ".join(f"{package} {version(package)}" for package in PACKAGES),
        f"{datetime.now(UTC):%-d %B %Y}; load before the run, over 1, 5 and 15 minutes: {load}",
    ]


def _release() -> str:
    """The version's numbers alone; what follows them may name a place."""
    return platform.release().partition("-")[0]


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    if told.exists():
        for line in told.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    if platform.system() == "Darwin":
        asked = ["sysctl", "-n", "machdep.cpu.brand_string"]
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    return platform.machine()
