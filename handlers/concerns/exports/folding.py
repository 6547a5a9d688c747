"""Long texts made small, for as long as they wait in the outbox to be made into something."""

import base64
import zlib


def folded(text: str) -> str:
    """Letters and signs that JSON leaves as they are."""
    return base64.b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"))).decode()


def unfolded(text: str) -> str:
    """What was folded; raises ValueError for anything else."""
    try:
        return zlib.decompress(base64.b64decode(text)).decode("utf-8", "surrogatepass")
    except zlib.error:
        raise ValueError("not folded") from None
