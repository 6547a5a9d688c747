"""The clauses of the policy that this release carries, in our own words, and the topic of each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Clause:
    """One clause: its number, what it asks for, and the module under `handlers` that does it."""

    number: str
    sentence: str
    topic: str


CLAUSES = (
    Clause("C1", "What is confidential stays with those who need it.", "concerns.questions"),
    Clause("C2", "Everybody can read the policy, and who did is kept.", "policies.reading"),
    Clause("C3", "Management sees to it that the policy is kept.", "board.showing"),
    Clause("C4", "Each account is looked through regularly.", "monitoring"),
    Clause("C5", "Only the management team sets accounts up.", "accounts.requests"),
    Clause("C6", "One record of all accounts; their passwords sealed.", "accounts.sealed"),
    Clause("C7", "Only authorised staff post.", "accounts.granting"),
    Clause("C8", "The risks of each page are assessed every quarter.", "assessing"),
    Clause("C9", "Assessments follow the setting’s own list of hazards.", "assessing"),
    Clause("C10", "Passwords are changed every six months.", "rotating"),
    Clause("C11", "When an administrator goes, passwords change.", "accounts.granting"),
    Clause("C12", "The management team changes passwords, and keeps them.", "rotating"),
    Clause("C13", "Nothing refers to a child without prior consent.", "consent.asking"),
    Clause("C16", "Queries, complaints and comments go to the manager.", "concerns.record"),
    Clause("C17", "A suspicion of harm to a child goes to the manager at once.", "concerns.report"),
    Clause("C18", "In immediate danger, 999 comes before anything else.", "concerns.danger"),
    Clause("C20", "The manager looks into the misuse of a picture.", "concerns.cases"),
    Clause("C22", "Sites that nobody named are covered too.", "accounts.fields"),
    Clause("C23", "Where the policy is silent, ask before you act.", "concerns.reports.turning"),
    Clause("C24", "Whoever is unsure asks the manager.", "concerns.ask"),
    Clause("C25", "A breach may lead to disciplinary action.", "policies.signing"),
    Clause("C26", "On their own pages staff speak for themselves alone.", "declaring"),
    Clause("C31", "Followers accept our rules before they get a page's link.", "rules"),
    Clause("C32", "Whoever does not keep to the rules may be asked to leave.", "concerns.cases"),
    Clause("C33", "When the last child has left, the family’s access ends.", "children.leaving"),
    Clause("C35", "Reminders come in each person's own hours alone.", "due.telling"),
    Clause("C36", "In and out of hours, staff are our ambassadors.", "declaring.ambassador"),
    Clause("C37", "What staff post reflects on the setting.", "declaring.ambassador"),
    Clause("C38", "Adults are shown or named only with their own consent.", "consent.asking"),
    Clause("C40", "The logo is used only with written consent.", "logo"),
    Clause("C41", "What is distasteful goes to the manager.", "concerns.reports"),
    Clause("C42", "All staff read and sign each version.", "policies.signing"),
    Clause("C43", "The laws that the policy names.", "policies.laws"),
    Clause("C44", "The policy is adopted at a meeting.", "policies.facts"),
    Clause("C45", "The policy is reviewed on a set day.", "policies.reviewing"),
    Clause("C46", "Two people sign the policy for the setting.", "policies.signatories"),
)
