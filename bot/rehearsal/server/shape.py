"""What a JSON object looks like to the type checker."""

from typing import Any

Json = dict[str, Any]
