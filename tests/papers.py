"""Papers as the typesetter sets them, outside any loop."""

import asyncio
from typing import Any

from bot import papers


def rendered(kind: str, content: dict[str, Any]) -> bytes:
    return asyncio.run(papers.rendered(kind, content))
