"""Measures, prints the table and writes it to RESULTS.md."""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path

from bench import machine, report
from bench.contestants import AIOGRAM, LIBRARY
from bench.load import calls_per_second
from bench.ours import OURS
from bench.phases import FULL, PHASES, QUICK, Record, run
from bench.server import Server

RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> None:
    told = _arguments()
    bots = [OURS, LIBRARY, AIOGRAM]
    about = machine.description()
    record = Record()
    tell = _progress if sys.stderr.isatty() or told.verbose else _silence
    tell("the stand-in's own ceiling")
    with Server() as server:
        ceiling = statistics.median(calls_per_second(server.port, seconds=1) for _ in range(3))
    for name in told.only or PHASES:
        run(name, bots, QUICK if told.quick else FULL, record, tell=tell)
    words = report.written(record, bots, ours=OURS, ceiling=ceiling, machine=about)
    print(words)
    if told.quick:
        print("\nA quick look: one round, and fewer updates than the titles say.")
    if not (told.only or told.quick or record.shortfalls):
        RESULTS.write_text(f"{report.ABOUT}\n{words}\n")
    sys.exit(1 if record.shortfalls else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one small round; writes no file")
    parser.add_argument(
        "--only", nargs="+", choices=PHASES, help="these measurements alone; writes no file"
    )
    parser.add_argument("--verbose", action="store_true", help="progress without a terminal too")
    return parser.parse_args()


def _progress(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _silence(words: str) -> None:
    """Nobody is watching."""


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Stopped; nothing was written.")
