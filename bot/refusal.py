"""How the program ends when an operator has to do something: one clear line and an exit code."""

from enum import IntEnum


class Exit(IntEnum):
    """What the exit code tells a supervisor; 2 is also argparse's own, for a mistyped command."""

    DONE = 0
    FAILED = 1
    SETTINGS = 2
    ANOTHER_POLLER = 3
    ALREADY_RUNNING = 4
    DATABASE = 5
    INTERRUPTED = 130


class Refusal(Exception):
    """The program cannot go on; its text is the line for the operator, without any secret."""

    def __init__(self, line: str, code: Exit = Exit.FAILED) -> None:
        super().__init__(line)
        self.code = code
