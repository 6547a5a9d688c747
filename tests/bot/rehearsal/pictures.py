"""The smallest pictures that say how large they are."""

import struct


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + struct.pack(">II", width, height)


def jpeg(width: int, height: int) -> bytes:
    comment = b"\xff\xfe" + struct.pack(">H", 6) + b"here"
    frame = b"\xff\xc0" + struct.pack(">HBHH", 17, 8, height, width)
    table = b"\xff\xc4" + struct.pack(">H", 9) + bytes(7)
    return b"\xff\xd8" + comment + table + frame + b"\x03" + bytes(9)
