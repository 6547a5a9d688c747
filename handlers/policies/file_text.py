"""The text of a policy from the bytes of a file: plain text, or a PDF that has text in it."""

import codecs
import hashlib
import io
import zlib
from dataclasses import dataclass

from policy.sections import cleaned
from policy.unwrapping import unwrapped

LARGEST = 10_000_000
LONGEST = 300_000  # letters
MOST_PAGES = 300

NOT_A_TEXT = (
    "I cannot read that file. Please send the policy as a PDF or as plain text (.txt), or copy its"
    " text into messages."
)
NO_TEXT = (
    "There is no text in that PDF: its pages are pictures, as a scanner makes them. Please save it"
    " as a PDF from the program it was written in, or copy its text into messages."
)
LOCKED = "That PDF asks for a password. Please save it without one and send it again."
EMPTY = "There are no words in that file. Please look at it and send it again."
TOO_MANY_PAGES = (
    f"That has more than {MOST_PAGES} pages. Please send the policy alone, without the others that"
    " stand in the same file."
)
PARTLY = (
    "⚠ {} of its {} pages have no text in them; a scanner makes such pages, and so does a page of"
    " signatures. What stands there is not in what I read."
)
TOO_LONG = f"That is more than {LONGEST:,} letters, which is too long for a policy to be read here."


@dataclass(frozen=True, slots=True)
class FileText:
    """What a file says, or why it could not be read; `digest` is the fingerprint of its bytes, and
    `warning` says what may be missing.
    """

    text: str = ""
    refused: str = ""
    digest: str = ""
    warning: str = ""


class _Refused(Exception):
    """The text says kindly why, and what to do."""


def read(content: bytes) -> FileText:
    """Everything the file says; slow for a long one, so not for a transaction."""
    digest = hashlib.sha256(content).hexdigest()
    try:
        is_pdf = content[:1024].lstrip().startswith(b"%PDF")
        pages = _pdf(content) if is_pdf else [_plain(content)]
        whole = "\n".join(pages)
        text = cleaned(unwrapped(whole) if is_pdf else whole)
        if len(text) > LONGEST:
            raise _Refused(TOO_LONG)
        if not any(map(str.isalpha, text)):
            raise _Refused(EMPTY)
    except _Refused as refusal:
        return FileText(refused=str(refusal), digest=digest)
    empty = sum(not any(map(str.isalpha, page)) for page in pages)
    return FileText(
        text=text, digest=digest, warning=PARTLY.format(empty, len(pages)) if empty else ""
    )


def _plain(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif content.count(0) * 10 > len(content):
        raise _Refused(NOT_A_TEXT)
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _Refused(NOT_A_TEXT)


def _pdf(content: bytes) -> list[str]:
    """Page by page."""
    # Fifteen megabytes, which a bot needs no sooner than somebody sends a PDF.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise _Refused(LOCKED)
        if len(reader.pages) > MOST_PAGES:
            raise _Refused(TOO_MANY_PAGES)
        pages: list[str] = []
        for page in reader.pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > 2 * LONGEST:
                raise _Refused(TOO_LONG)
    # All that a PDF which is none, or a broken one, has been seen to end in.
    except (PyPdfError, ArithmeticError, AttributeError, LookupError) as error:
        raise _Refused(NOT_A_TEXT) from error
    except (OSError, RecursionError, TypeError, ValueError, zlib.error) as error:
        raise _Refused(NOT_A_TEXT) from error
    if not any(map(str.isalpha, "".join(pages))):
        raise _Refused(NO_TEXT)
    return pages
