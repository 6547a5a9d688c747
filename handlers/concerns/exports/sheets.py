"""A record in as many papers as it takes: what sets one takes a megabyte and more for a page, and
so
each is kept short.
"""

from typing import Any

from handlers.concerns.exports import contents
from handlers.concerns.exports.audited import Proof
from handlers.concerns.exports.folding import folded, unfolded
from handlers.dialogue.turn import Turn
from storage.concerns import Concern
from storage.transaction import as_json

MOST = 45_000  # letters of JSON: some ten pages
ROW = 120  # the same of a line in the list of all


def written(turn: Turn, head: dict[str, Any], items: list[Concern], proof: Proof) -> list[str]:
    """The content of each paper as JSON, folded; the first has the list of all, the last how to
    check it.
    """
    papers: list[list[str]] = [[]]
    listed: list[dict[str, Any]] = []
    room = MOST - ROW * len(items)
    for concern in items:
        one = contents.item(turn, concern, proof)
        text = as_json(one)
        if papers[-1] and len(text) > room:
            papers.append([])
            room = MOST
        papers[-1].append(folded(text))
        room -= len(text)
        row = {name: one[name] for name in ("reference", "title", "reported")}
        listed.append(row | {"files": str(len(one["files"])), "paper": str(len(papers))})
    return [
        _paper(head, listed, items_of, number, len(papers))
        for number, items_of in enumerate(papers, 1)
    ]


def _paper(
    head: dict[str, Any], listed: list[dict[str, Any]], items: list[str], number: int, parts: int
) -> str:
    around = head | {
        "part": number,
        "parts": parts,
        "listed": listed if number == 1 and len(listed) > 1 else [],
    }
    inside = ",".join(unfolded(one) for one in items)
    return folded(f'{as_json(around)[:-1]},"items":[{inside}]}}')
