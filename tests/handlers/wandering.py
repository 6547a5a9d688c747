"""Somebody does something, and then somebody else: a walk through everything that can be done."""

import random
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from handlers import delivery, nudges, routes
from handlers.dialogue.buttons import parse
from handlers.dialogue.turn import Occasion
from handlers.routes import ROUTES
from policy.roles import Role
from storage import dialogues, outbox, people
from storage.dialogues import Dialogue
from storage.outbox import Letter
from storage.transaction import Transaction
from tests.handlers import hidden, plans, things
from tests.handlers.phones import Phone, Preschool
from tests.handlers.things import Things
from tests.handlers.watching import Deed, Watch, comparable, on_phone

CAST = (
    (Role.MANAGER, "Maya Thompson"),
    (Role.DEPUTY, "Dan Price"),
    (Role.DEPUTY, "Una Reid"),
    (Role.TEAM, "Tess Moore"),
    (Role.CHAIR, "Carol Hughes"),
    (Role.STAFF, "Tom Evans"),
    (Role.STAFF, "Priya Shah"),
    (Role.COMMITTEE, "Chris Webb"),
    (Role.PARENT, "Grace Okafor"),
    (Role.PARENT, "Aled Morgan"),
)
# These end the play for somebody, which other tests do.
LEFT_OUT = {"people.end", "people.role", "people.change", "joining.confirm"}
ENOUGH = 14  # items; from then on they are dealt with
BACKWARD = {"back", "edit", "cancel", "more", "keep", "resume"}
REFUSALS = (
    "not something your role can do here",
    "That is not open to you.",
    "belongs to an earlier message",
    "Open it to see what can be done.",
    "not one of yours",
)


@dataclass
class Step:
    """What one person does, or (`who` empty) what happens by itself."""

    who: str
    what: str
    deed: Deed
    press: str = ""
    about: str = ""  # the item that a press is about
    is_compared: bool = True  # False: had the item never been, the same would begin another


@dataclass
class Walk:
    """Everybody at the pre-school, each with what they are in the middle of."""

    preschool: Preschool
    watch: Watch
    chance: random.Random
    phones: dict[str, Phone] = field(default_factory=dict)
    plans: dict[str, list[str]] = field(default_factory=dict)
    things: Things = field(default_factory=Things)
    sent: dict[str, list[int]] = field(default_factory=dict)  # messages, for edits
    done: Counter[str] = field(default_factory=Counter)
    forged: Counter[str] = field(default_factory=Counter)
    compared: int = 0
    words: int = 0
    log: list[str] = field(default_factory=list)

    def gather(self) -> None:
        """Everybody comes, with children, and the bot starts."""
        for role, name in CAST:
            self.comes(role, name)
        self.preschool.add_child("Ife Okafor", mother=self.phones["grace"])
        self.preschool.add_child("Siân Morgan", father=self.phones["aled"])
        self.preschool.run(self.watch.scissors.sharpen)
        self.preschool.begin()

    def comes(self, role: Role, name: str) -> None:
        """Somebody new, while everything goes on."""
        phone = self.preschool.add(role, name)
        self.phones[phone.id] = phone

    @property
    def dealing(self) -> list[str]:
        """Those who have an item to deal with."""
        return [one for one in self.phones if self.things.told.get(one)] or ["maya"]

    def goes(self, step: Step) -> None:
        """One step, and everything that is promised of it."""
        self.log.append(f"{step.who}: {step.what}")
        letters = self.preschool.run(partial(self._goes, step))
        self._note(step, letters)

    def _goes(self, step: Step, tx: Transaction) -> list[Letter]:
        occasion = self.preschool._occasion(tx)
        shut_out = hidden.from_whom(tx)
        without = {
            person: self.watch.without(tx, occasion, step.deed, shut_out[person])
            for person in self._compared(step, list(shut_out))
        }
        before = len(tx.letters)
        step.deed(occasion)
        letters: list[Letter] = tx.letters[before:]
        for person, twin in without.items():
            chat = self.phones[person].number
            real, other = comparable(letters, chat), comparable(twin, chat)
            assert real == other, f"{person} sees what is hidden, after {step.what}"
            self.compared += 1
        self.watch.learn(tx)
        chats = {person: phone.number for person, phone in self.phones.items()}
        self.watch.nothing_told(tx, letters, chats, step.who)
        self.things.learn(letters)
        return letters

    def _compared(self, step: Step, shut_out: list[str]) -> list[str]:
        """Whose phone is compared: the doer's, else somebody's."""
        if not step.is_compared:
            return []
        if not step.who:
            return self.chance.sample(shut_out, min(2, len(shut_out)))
        if step.who in shut_out:
            return [step.who]
        return self.chance.sample(shut_out, min(1, len(shut_out)))

    def _note(self, step: Step, letters: list[Letter]) -> None:
        if not step.press:
            return
        shut_out = self.preschool.run(hidden.from_whom)
        if step.about in shut_out.get(step.who, ()):
            self.forged[step.press] += 1
            return
        heard = " ".join(on_phone(letters, self.phones[step.who].number))
        if not any(refusal in heard for refusal in REFUSALS):
            self.done[step.press] += 1

    # What people do

    def next(self) -> Step:
        """Somebody does something."""
        self.preschool.run(self.things.look)
        what = self.chance.random()
        if what < 0.06:
            return self._by_itself()
        if what < 0.18 and self.things.hidden:
            who = self.chance.choice(sorted(self.things.hidden))
            return self.forges(who, self.things.press_of_an_item(self.chance, who))
        who = self.chance.choice(self.dealing if what < 0.7 else list(self.phones))
        return self._does(who, self.chance.random())

    def _does(self, who: str, what: float) -> Step:
        place = self.preschool.run(partial(dialogues.get, person=who))
        if plan := self.plans.get(who):
            return self._planned(who, plan)
        if what < 0.12:
            self.plans[who] = self._plan(who)
            return self._planned(who, self.plans[who])
        if place.conversation and what < 0.6:
            return self._goes_on(who, place)
        if what < 0.75 and (data := self.things.press_to_deal_with(self.chance, who)):
            return self.forges(who, data)
        if what < 0.85:
            return self.forges(who, self.things.any_press(self.chance))
        if what < 0.90:
            return self.writes(who, f"/{self.chance.choice(list(ROUTES.commands))}")
        if what < 0.94:
            return self._sends(who)
        return self._goes_on(who, place)

    def _by_itself(self) -> Step:
        """Time passes and the clock rings, or Telegram reports."""
        if self.chance.random() < 0.5:
            minutes = self.chance.choice((1, 20, 90, 600, 1500, 9000))
            self.preschool.forward(minutes=minutes)
            return Step("", f"{minutes} minutes pass", nudges.ring)
        if self.chance.random() < 0.6:
            return Step("", "everything is delivered", self._delivered)
        letters = self.preschool.letters[-80:]
        of_items = [one for one in letters if one.alert or one.delivery]
        letter = self.chance.choice(of_items or letters)
        return Step("", f"{letter.chat} is not reached", partial(unreachable, letter))

    def _delivered(self, occasion: Occasion) -> None:
        for letter in self.preschool.letters[-20:]:
            outbox.delivered(occasion.tx, letter.id, message=1, at=occasion.now)
            if letter.alert is not None:
                delivery.delivered(occasion, letter.alert)

    def _goes_on(self, who: str, place: Dialogue) -> Step:
        """In the open conversation, or with the newest buttons."""
        buttons = [data for _, data in place.screen if data.partition(":")[0] not in LEFT_OUT]
        if self.chance.random() < 0.85:
            buttons = [one for one in buttons if parse(one)[1] not in BACKWARD]
        writes = 0.45 if place.conversation else 0.1
        if not buttons or self.chance.random() < writes:
            return self.writes(who, self._words(who, place.conversation))
        forward = [data for data in buttons if ".send:" in data or ".done:" in data]
        if forward and self.chance.random() < 0.7:
            return self.forges(who, forward[0])
        return self.forges(who, self.chance.choice(buttons))

    def _planned(self, who: str, plan: list[str]) -> Step:
        """The next of a plan: a label to press, data to press (`*`), or something to write (`=`: as
        it is).
        """
        wanted = plan.pop(0)
        if wanted.startswith("*"):
            return self.forges(who, wanted[1:])
        if wanted.startswith("="):
            return self.writes(who, wanted[1:])
        for message in reversed(self.phones[who].screen[-2:]):
            if wanted in message.buttons:
                return self.forges(who, message.buttons[wanted])
        return self.writes(who, wanted if wanted.startswith("/") else self._words(who, ""))

    def _plan(self, who: str) -> list[str]:
        asked = plans.question(self.phones[who])
        if asked and self.chance.random() < 0.6:
            return asked
        if len(self.things.references) < ENOUGH:
            return plans.reporting(self.chance, who)
        return plans.ending(self.chance, self.things, who)

    def writes(self, who: str, text: str, **more: Any) -> Step:
        return self._message(who, f"writes {text}", text=text, **more)

    def _sends(self, who: str) -> Step:
        """A picture, something forwarded, a sticker, or a change to an earlier message."""
        words = self._words(who, "")
        self.words += 1
        file = {"photo": [{"file_id": f"f{self.words}", "file_size": 9}], "caption": words}
        forward = {
            "text": words,
            "forward_origin": {"type": "hidden_user", "sender_user_name": "Hannah"},
        }
        content: dict[str, Any] = self.chance.choice(
            [file, forward, {"sticker": {}}, {"edit": words}]
        )
        if "edit" not in content:
            return self._message(who, f"sends {list(content)}", **content)
        phone = self.phones[who]
        old = phone._message(self.chance.choice(self.sent.get(who) or [1]))
        edited = old | {"text": words, "edit_date": self.words}
        return self._update(who, "edits", edited_message=edited)

    def _message(self, who: str, what: str, **content: Any) -> Step:
        phone = self.phones[who]
        number = phone._next()
        self.sent.setdefault(who, []).append(number)
        return self._update(who, what, message=phone._message(number) | content)

    def _update(self, who: str, what: str, **update: Any) -> Step:
        update = self.preschool.update(**update)
        return Step(who, what, lambda occasion: routes.take(occasion, update))

    def forges(self, who: str, data: str) -> Step:
        phone = self.phones[who]
        message = phone.screen[-1].id if phone.screen else 1
        update = phone._press(data, message)
        name, _, rest = data.partition(":")
        about = things.item_in(rest)
        return Step(who, f"presses {data}", lambda o: routes.take(o, update), name, about)

    def _words(self, who: str, conversation: str) -> str:
        self.words += 1
        word = f"zq{self.words}x"
        if conversation == "conducttake":
            self.watch.meant.add(word)
        self.watch.typed[who].add(word)
        kind = self.chance.random()
        if kind < 0.12:
            return self.chance.choice(
                ("Aled Morgan", "Tom Evans", "Ife Okafor", "today", "1", "yes")
            )
        if conversation in ("inboxlink", "inboxsearch") and kind < 0.7:
            return self._a_reference(who)
        return f"I saw {word} there."

    def _a_reference(self, who: str) -> str:
        """One that exists, and that this person now has of their own."""
        found = self.things.told.get(who) or self.things.references
        one = self.chance.choice(found or ["C-33333"])
        self.watch.typed[who].add(one)
        return one


def unreachable(letter: Letter, occasion: Occasion) -> None:
    who = people.find_by_telegram(occasion.tx, letter.chat)
    if who is None:
        return
    people.unreachable(occasion.tx, letter.chat, at=occasion.now)
    delivery.unreachable(occasion, letter)
