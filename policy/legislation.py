"""The laws that a policy on social networking names (C43), each with a plain line of ours."""

from dataclasses import dataclass
from datetime import date

AS_OF = date(2026, 11, 22)
NO_ADVICE = (
    "This is not legal advice. It says in plain words what each law is about; ask somebody who"
    " knows"
    " the law before you rely on it."
)


@dataclass(frozen=True, slots=True)
class Law:
    """A law by its name, and in a line what it means for whoever posts."""

    name: str
    means: str


LAWS = (
    Law(
        "Human Rights Act 1998",
        "Everybody has a right to a private and family life, and to say what they think; each has"
        " to leave room for the other.",
    ),
    Law(
        "Data Protection Act 2018, with the UK GDPR",
        "A picture or a name is somebody's personal data: it needs a lawful reason, care, and an"
        " end.",
    ),
    Law(
        "Freedom of Information Act 2000",
        "People may ask public bodies, such as the council, for what they hold; what we send them"
        " can be asked for too.",
    ),
    Law(
        "Copyright, Designs and Patents Act 1988",
        "Pictures, texts and music belong to whoever made them; sharing them needs leave.",
    ),
    Law(
        "Libel: Defamation Act 2013",
        "An untrue statement that seriously harms somebody's good name can bring its writer before"
        " a court, online too.",
    ),
    Law(
        "Privacy and Electronic Communications Regulations 2003",
        "Advertising by message or e-mail mostly needs a yes beforehand; so do most cookies.",
    ),
    Law(
        "Communications Act 2003",
        "Sending something grossly offensive, indecent or menacing over the internet can be a"
        " crime.",
    ),
    Law(
        "Children Act 1989 and Children Act 2004",
        "The child's welfare comes first, and those who work with children share the duty to keep"
        " them safe.",
    ),
    Law(
        "Safeguarding Vulnerable Groups Act 2006",
        "Some people are barred from working with children; whoever employs staff has to check and"
        " to report.",
    ),
)
