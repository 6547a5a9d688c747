"""How large a picture is, read from the first bytes of a PNG or a JPEG."""

from dataclasses import dataclass

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})
NOT_A_FRAME = frozenset({0xC4, 0xC8, 0xCC})


@dataclass(frozen=True)
class PictureSize:
    width: int
    height: int
    mime: str


def size_of(data: bytes) -> PictureSize | None:
    """The size, or None when the bytes are neither a PNG nor a JPEG."""
    if data.startswith(PNG) and len(data) >= 24:
        width, height = (int.from_bytes(data[at : at + 4]) for at in (16, 20))
        return PictureSize(width, height, "image/png") if width and height else None
    if data.startswith(JPEG):
        return _jpeg_size(data)
    return None


def _jpeg_size(data: bytes) -> PictureSize | None:
    at = len(JPEG)
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in WITHOUT_LENGTH:
            at += 2
        elif 0xC0 <= marker <= 0xCF and marker not in NOT_A_FRAME:
            height, width = (int.from_bytes(data[place : place + 2]) for place in (at + 5, at + 7))
            return PictureSize(width, height, "image/jpeg") if width and height else None
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return None
