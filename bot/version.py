"""The release that this is."""

import platform

RELEASE = "0.1.0"


def said() -> str:
    """The release and the Python that runs it."""
    return f"preschool-bot {RELEASE} (Python {platform.python_version()})"
