"""What families said that the manager has to hear: at once in hours, else when the setting
opens.
"""

from collections import defaultdict
from collections.abc import Sequence

from handlers.consent import naming, recipients, takedowns
from handlers.dialogue import phrases
from handlers.dialogue.buttons import Rows
from handlers.dialogue.turn import Occasion
from policy.consent import Said
from policy.hours import in_hours, local_day
from storage import answers, news, people, relations
from storage import takedowns as to_take_down
from storage.news import Kind, News
from storage.takedowns import Takedown

MOST = 400  # things told in one message


def tell(occasion: Occasion) -> None:
    """Open what has to be taken down, and tell everything that waits, in one message.

    Called once after all answers of one update are recorded, and by every ring of the clock.
    """
    waiting = news.untold(occasion.tx, most=MOST)
    if not waiting:
        return
    for one in waiting:
        if one.kind is Kind.WITHDRAWN:
            takedowns.begin(occasion, one)
    readers = recipients.first_hand(occasion)
    if not readers or not in_hours(occasion.setting.place, occasion.now):
        return
    text, rows = _message(occasion, waiting)
    for reader in readers if text else []:
        occasion.tell(reader, text, rows)
        occasion.note("told of families", person=reader.id, number=len(waiting))
    news.told(occasion.tx, up_to=waiting[-1].id, at=occasion.now)


def _message(occasion: Occasion, waiting: list[News]) -> tuple[str, Rows]:
    by_kind: dict[Kind, list[News]] = defaultdict(list)
    for one in waiting:
        by_kind[one.kind].append(one)
    withdrawn, rows = _withdrawals(occasion, by_kind[Kind.WITHDRAWN])
    paragraphs = [
        withdrawn,
        *_conflicts(occasion, by_kind[Kind.CONFLICT]),
        _in_person(occasion, by_kind[Kind.IN_PERSON]),
    ]
    return "\n\n".join(found for found in paragraphs if found), rows


def _withdrawals(occasion: Occasion, withdrawn: list[News]) -> tuple[str, Rows]:
    """Who has withdrawn what of whom, and what to take down for it."""
    titles: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    items: dict[str, Takedown] = {}
    for one in withdrawn:
        item = to_take_down.open_of(occasion.tx, subject=one.subject, use=one.use)
        who = f"{naming.person(occasion, one.person)} {_said(occasion, one)}"
        at = naming.at(occasion, one.happened_at)
        titles[who, naming.subject(occasion, one.subject), at].append(naming.use(occasion, one.use))
        if item:
            items[item.id] = item
    lines = [f"{who}: {whom}, {'; '.join(of)}, at {at}." for (who, whom, at), of in titles.items()]
    if not items:
        return "\n".join(lines), []
    text, rows = takedowns.to_do(occasion, list(items.values()))
    return "\n".join([*lines, "", text]), rows


def _said(occasion: Occasion, one: News) -> str:
    """A No to what was allowed by somebody else alone is no withdrawal."""
    last = answers.latest_of(occasion.tx, one.person).get((one.subject, one.use))
    return "has said No to" if last and last.said is Said.REFUSED else "has withdrawn"


def _conflicts(occasion: Occasion, found: list[News]) -> list[str]:
    """Who disagrees about what, as it stands now; what they have settled since is left out."""
    titles: dict[tuple[str, str], list[str]] = defaultdict(list)
    for subject, use in dict.fromkeys((one.subject, one.use) for one in found):
        if sides := _sides(occasion, subject, use):
            titles[naming.subject(occasion, subject), sides].append(naming.use(occasion, use))
    return [
        f"{whom}, {'; '.join(of)}: {sides}. It counts as No. Please speak with them."
        for (whom, sides), of in titles.items()
    ]


def _sides(occasion: Occasion, subject: str, use: str) -> str:
    """Who said Yes and who No; empty when they agree."""
    today = local_day(occasion.setting.place, occasion.now)
    verdicts = answers.verdicts(occasion.tx, subject, today=today)
    verdict = next((found for wording, found in verdicts if wording.use == use), None)
    if verdict is None or not verdict.conflict:
        return ""
    given = [
        person
        for person in sorted(relations.with_a_say(occasion.tx, subject))
        if (subject, use) in answers.held(occasion.tx, person, today=today)
    ]
    return f"{_people(occasion, given)} said Yes and {_people(occasion, verdict.by)} said No"


def _in_person(occasion: Occasion, found: list[News]) -> str:
    asked = list(dict.fromkeys(one.person for one in found))
    if not asked:
        return ""
    lines = [
        "Please ask in person. They have not answered all of what may be shown; until they do,"
        " silence is No. I will not remind them again:"
    ]
    for number in asked:
        person = people.get(occasion.tx, number)
        cut_off = " – Telegram cannot reach them" if person.unreachable_at else ""
        lines.append(f"• {naming.families(occasion, number)}{cut_off}")
    return "\n".join(lines)


def _people(occasion: Occasion, numbers: Sequence[str]) -> str:
    return phrases.together([naming.person(occasion, number) for number in numbers])
