"""Sets one paper or picture and ends.

Run as a program of its own by `bot.papers`: what the typesetter takes, up to a megabyte for each
page, is given back when it ends, and what it can read is what it was handed.
"""

import json
import os
import sys

import typst


def main() -> None:
    # The messages go first.
    os.nice(10)
    order = json.load(sys.stdin.buffer)
    # Files in memory: what it is handed is all there is. Its types leave this out.
    made: bytes = typst.compile(  # type: ignore[call-overload]
        {name: text.encode() for name, text in order["files"].items()},
        format=order["format"],
        ppi=order["dots"],
        ignore_system_fonts=order["own_fonts"],
    )
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
