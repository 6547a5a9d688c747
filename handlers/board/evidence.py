"""What shows that a clause was kept, for a committee or an inspector: as text, and as a paper."""

import json
import re

from handlers.board import contents, gathering
from handlers.board.gathering import Shown
from handlers.dialogue import menu, phrases
from handlers.dialogue.buttons import Button, Rows, number_in
from handlers.dialogue.incoming import Kind
from handlers.dialogue.turn import Turn
from policy.clauses import CLAUSES, Clause

ON_A_PAGE = 15
MOST_MONTHS = 25
MOST_ON_PAPER = 1000
NOTHING = (
    "There is no record yet that shows it was kept. That is a finding too: whoever inspects the"
    " setting would ask about it."
)


def begin(turn: Turn) -> None:
    """The topics; or the clause that was typed after the command."""
    if typed := _typed(turn):
        _show(turn, typed, page=0)
    else:
        contents.show_topics(turn)


def _typed(turn: Turn) -> str:
    if turn.incoming.kind is not Kind.TEXT or not turn.incoming.text.strip().startswith("/"):
        return ""
    _, *typed = turn.incoming.text.split(maxsplit=1)
    return typed[0].strip() if typed else ""


def show(turn: Turn) -> None:
    """The page of the clause that a button stands for."""
    number, _, page = turn.id.partition(".")
    _show(turn, number, page=number_in(page))


def _show(turn: Turn, typed: str, *, page: int) -> None:
    clause = _clause(typed)
    if clause is None:
        turn.say("That clause is not carried here. Choose one from the list.", [[contents.ALL]])
        return
    turn.note("showed evidence", clause.number, by=turn.person.id)
    found = gathering.gather(turn, clause)
    pages = max(1, -(-len(found.records) // ON_A_PAGE))
    page = min(page, pages - 1)
    turn.say(_words(turn, found, page, pages), _rows(found, page, pages), protect=True, clear=True)


def _clause(typed: str) -> Clause | None:
    """However it is written: C8, c8, 8."""
    number = re.fullmatch(r"[Cc]? ?0*([1-9][0-9]?)", typed, re.ASCII)
    wanted = f"C{number[1]}" if number else ""
    return next((one for one in CLAUSES if one.number == wanted), None)


def _words(turn: Turn, found: Shown, page: int, pages: int) -> str:
    heading = f"{found.clause.number}: {found.clause.sentence}"
    as_of = f"As of {phrases.stamp(turn.now, turn.setting.place)}."
    if found.is_empty:
        return "\n\n".join([heading, as_of, *found.says, NOTHING])
    blocks = [heading, as_of, *found.says]
    quarters = [f"• {quarter}: {number}" for quarter, number in found.quarters[:8]]
    blocks.append("\n".join(["By quarter:", *quarters]))
    if found.months and page == 0:
        months = [f"• {month}: {what} – {n}" for month, what, n in found.months[:MOST_MONTHS]]
        over = len(found.months) - MOST_MONTHS
        more = [f"… and {over} more lines, in the PDF."] if over > 0 else []
        blocks.append("\n".join(["By month:", *months, *more]))
    if found.records:
        blocks.append("\n".join([_title(found, page, pages), *_lines(turn, found, page)]))
    return "\n\n".join(blocks)


def _title(found: Shown, page: int, pages: int) -> str:
    part = f", page {page + 1} of {pages}" if pages > 1 else ""
    return f"Records, newest first ({len(found.records)}{part}):"


def _lines(turn: Turn, found: Shown, page: int) -> list[str]:
    shown = found.records[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    lines = []
    for proof in shown:
        who = gathering.who(turn, proof)
        by = f" – {who}" if who else ""
        lines.append(f"• {gathering.when(turn, proof)}: {gathering.what(proof)}{by}")
    return lines


def _rows(found: Shown, page: int, pages: int) -> Rows:
    data = f"evidence.show:{found.clause.number}."
    turning = [Button("Newer", f"{data}{page - 1}")] if page else []
    if page + 1 < pages:
        turning.append(Button("Older", f"{data}{page + 1}"))
    paper = [Button("As a PDF", f"evidence.paper:{found.clause.number}")]
    back = [contents.back(found.clause), contents.ALL]
    return [*([turning] if turning else []), paper, back, [menu.BACK_TO_MENU]]


def send_paper(turn: Turn) -> None:
    """The same as a PDF, to hand to a committee or an inspector; so it may be passed on."""
    clause = _clause(turn.id)
    if clause is None:
        turn.toast("That clause is not carried here.", alert=True)
        return
    turn.note("made evidence", clause.number, by=turn.person.id)
    content = _paper(turn, gathering.gather(turn, clause))
    made = f"paper:evidence:{json.dumps(content, ensure_ascii=False, separators=(',', ':'))}"
    minutes = turn.setting.timing.clear_content_minutes
    caption = (
        f"What shows that {clause.number} was kept. Save it if you need it: it goes from this chat"
        f" in {minutes} minutes."
    )
    turn.letter(turn.incoming.chat, "sendDocument", {"caption": caption}, made=made, clear=True)


def _paper(turn: Turn, found: Shown) -> dict[str, object]:
    says = list(found.says)
    if found.is_empty:
        says.append(NOTHING)
    over = len(found.records) - MOST_ON_PAPER
    if over > 0:
        says.append(f"Listed are the newest {MOST_ON_PAPER:,} records; {over:,} are older.")
    return {
        "place": phrases.name(turn.setting.place.name),
        "clause": found.clause.number,
        "sentence": found.clause.sentence,
        "made_at": phrases.stamp(turn.now, turn.setting.place),
        "made_by": phrases.name(turn.person.name),
        "says": says,
        "quarters": [[quarter, f"{number:,}"] for quarter, number in found.quarters],
        "counts": [[month, what, f"{number:,}"] for month, what, number in found.months],
        "records": [
            [gathering.when(turn, one), gathering.what(one), gathering.who(turn, one)]
            for one in found.records[:MOST_ON_PAPER]
        ],
    }
