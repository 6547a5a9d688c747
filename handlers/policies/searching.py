"""Everybody looks for words in the policy, and sees the paragraphs that have them (C2)."""

from dataclasses import dataclass

from handlers.dialogue import guide, phrases
from handlers.dialogue.answers import Words
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from handlers.policies import page, reading, standing
from policy import sections
from policy.access import Action
from policy.sections import Section
from policy.spelling import sought
from storage.policies import Policy

MOST = 5
LONGEST = 500  # letters of a paragraph that is shown
AGAIN = [Button("Search again", "policy.search"), page.TO_POLICY]


@dataclass
class Search(
    Conversation,
    name="policysearch",
    title="Searching the policy",
    checked=False,
    action=Action.READ_POLICY,
):
    """One or more words; case, accents and hyphens do not count."""

    words: str = ask("Which words are you looking for?", Words(up_to=100), label="Words")

    def finish(self, turn: Turn) -> None:
        policy = standing.in_force(turn)
        wanted = sought(self.words).split()
        if policy is None or not wanted:
            page.show(turn, "There is nothing to look for in that." if policy else "")
            return
        _answer(turn, policy, self.words, wanted)


def start(turn: Turn) -> None:
    if standing.in_force(turn) is None:
        page.show(turn)
        return
    guide.begin(turn, Search)


def _answer(turn: Turn, policy: Policy, words: str, wanted: list[str]) -> None:
    found = [
        (section, one)
        for section in sections.sections(policy.text)
        for one in (section.heading, *section.paragraphs)
        if one and _has(one, wanted)
    ]
    asked = phrases.name(words)
    if not found:
        turn.show(f"“{asked}” is not in {standing.called(policy)}.", [AGAIN])
        return
    more = f", the first {MOST} of {len(found)} paragraphs" if len(found) > MOST else ""
    lines = [f"“{asked}” in {standing.called(policy)}{more}:"]
    lines += [f"Section {section.number}: {_short(one)}" for section, one in found[:MOST]]
    turn.show("\n\n".join(lines), [*_to_sections(policy, [one for one, _ in found[:MOST]]), AGAIN])


def _has(paragraph: str, wanted: list[str]) -> bool:
    """Whether every word begins a word of the paragraph."""
    there = f" {sought(paragraph)}"
    return all(f" {word}" in there for word in wanted)


def _short(words: str) -> str:
    return phrases.quoted(words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…")


def _to_sections(policy: Policy, found: list[Section]) -> Rows:
    by_number = {section.number: section for section in found}
    return [
        [Button(reading.called(section), f"policy.part:{policy.version}.{number}")]
        for number, section in by_number.items()
    ]
