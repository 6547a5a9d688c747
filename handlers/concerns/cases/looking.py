"""What was published, where, and who saw it; whether it could be a breach; what is kept of it."""

from dataclasses import dataclass

from handlers.concerns import evidence, keeping
from handlers.concerns.cases import breach, steps
from handlers.concerns.clocks import starting
from handlers.dialogue import sent_files
from handlers.dialogue.answers import Chosen, Files, OneOf, Words, YesOrNo
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy.investigation import Step

BREACH = {"yes": "Yes, it could be", "no": "No, it is none"}
LIKELY, UNLIKELY = "it could be a breach of data.", "it is no breach of data."


@dataclass
class Look(
    Conversation,
    name="caselook",
    title="What was published",
    heading=keeping.heading,
    checked=False,
):
    """Three questions; each is a step of its own on record."""

    published: str = ask(
        "What was published? Which picture or words, and who can be recognised in it?",
        Words(),
        label="What was published",
    )
    place: str = ask(
        "Where? The page or the group, whose it is, and the address if you have it.",
        Words(up_to=2000),
        label="Where",
    )
    seen: str = ask(
        "Who saw it, as far as you know? For how long could it be seen, and by how many?",
        Words(up_to=2000),
        label="Who saw it",
    )

    def finish(self, turn: Turn) -> None:
        said = {Step.PUBLISHED: self.published, Step.PLACE: self.place, Step.SEEN: self.seen}
        steps.take(turn, said, "I have kept what was published, where, and who saw it.")


@dataclass
class Breach(
    Conversation,
    name="casebreach",
    title="Breach of data",
    heading=keeping.heading,
    checked=False,
):
    """Whether personal data is where it should not be: the law’s period runs from the Yes."""

    possible: str = ask(
        "Could it be a breach of personal data: is a picture, a name or anything else about"
        " somebody where it should not be, because it was lost, taken or passed on? If you are not"
        " sure, press Yes: then I count the hours in which the ICO may have to be told.",
        OneOf(BREACH),
        label="A breach?",
    )
    since: str = ask(
        "When did somebody here first know of it? The hours count from then, day and night.",
        Chosen(starting.moments),
        label="Known since",
        only_if=lambda said: said.possible == "yes",
    )
    reason: str = ask("Why do you think so?", Words(up_to=2000), label="Reason")

    def finish(self, turn: Turn) -> None:
        concern = steps.misuse(turn, turn.dialogue.subject)
        if concern is None:
            return
        judged = LIKELY if self.possible == "yes" else UNLIKELY
        steps.keep(turn, concern, Step.BREACH, f"{judged} {self.reason}")
        runs = breach.begin(turn, concern, self.since) if judged is LIKELY else ""
        steps.lead_on(turn, concern, f"I have kept that {judged} {runs}".strip())


@dataclass
class Evidence(
    Conversation,
    name="caseevidence",
    title="Evidence",
    heading=keeping.heading,
    checked=False,
):
    """What is kept, where, and files to go with it."""

    kept: str = ask(
        "What is kept as evidence, and where? Keep no more of a child’s picture than is needed.",
        Words(up_to=2000),
        label="What is kept",
    )
    sending: bool = ask("Do you want to send me files for it now?", YesOrNo(), label="Files now")
    files: tuple[str, ...] = ask(
        "Send screenshots or files, as many as you like, then press Done.",
        Files(sent_files.take_in, sent_files.drop),
        label="Files",
        only_if=lambda said: said.sending,
    )

    def finish(self, turn: Turn) -> None:
        concern = steps.misuse(turn, turn.dialogue.subject)
        if concern is None:
            return
        steps.keep(turn, concern, Step.EVIDENCE, self.kept)
        evidence.attach(turn, concern.reference, self.files or ())
        steps.lead_on(turn, concern, "I have kept what there is as evidence.")
