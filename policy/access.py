"""Who may do what: one table, role by action by the state of the thing; what is not listed is
refused.
"""

from enum import StrEnum

from policy.roles import MANAGEMENT, Role


class Action(StrEnum):
    """Everything a person can ask of the bot that is not everybody's."""

    REPORT_CONCERN = "report a concern"
    ASK_MANAGER = "ask the manager"
    REPORT = "report something else to the manager"
    FOLLOW_OWN = "follow what one reported"
    ADD_TO_OWN = "add to what one reported"
    SEE_INBOX = "see the inbox"
    OPEN_CONCERN = "open a concern"
    SEE_EVIDENCE = "see evidence"
    SET_LEVEL = "set a level"
    WRITE_NOTE = "write a note"
    ASK_REPORTER = "ask the reporter"
    RECORD_ACTION = "record an action"
    CLOSE_CONCERN = "close a concern"
    REOPEN_CONCERN = "reopen a concern"
    RECLASSIFY = "make one kind of report into another"
    ASSIGN = "hand a report to a colleague"
    STEP_OFF = "step off a report"
    ANSWER_REPORTER = "answer the reporter"
    LINK = "say that two reports belong together"
    RUN_CLOCK = "start, pause or end a clock of a report"
    INVESTIGATE = "investigate a misuse"
    OPEN_CASE = "open a case about a follower"
    JUDGE_CONDUCT = "decide on a follower's conduct"
    HAND_ON = "hand a record on"
    EDIT_TEMPLATES = "edit the prepared answers"
    SEE_CALLS = "see whom to ring"
    KEEP_PHONE = "look after the setting's phone"
    OWN_PIN = "choose one's own PIN"
    SEE_PEOPLE = "see people"
    INVITE = "invite somebody"
    CONFIRM = "confirm a newcomer"
    CHANGE_ROLE = "change a role"
    REVOKE = "end somebody's access"
    SET_AWAY = "be away with a stand-in"
    CHECK_CHILD = "look up what may be shown"
    PRINT_WALL_LIST = "print the list of a group for the wall"
    ANSWER_CONSENT = "answer what may be shown"
    FOLLOW_PAGES = "accept the rules and follow a page"
    OWN_DATA = "have one's own data"
    SEE_CHILDREN = "see children and families"
    EDIT_CHILDREN = "change children and families"
    IMPORT_FAMILIES = "import families"
    MAKE_LETTERS = "make letters"
    RECORD_ANSWER = "record an answer given on paper or aloud"
    ASK_AGAIN = "ask families again"
    TAKE_DOWN = "say that something was taken down"
    EDIT_USES = "edit what is asked for"
    EDIT_RULES = "edit the rules for followers"
    ANSWER_DATA_REQUEST = "answer a request about data"
    SEE_DUE = "see what is due"
    SEE_OWN_DUE = "see what is one's own to do"
    SEE_ACCOUNTS = "see the register of accounts"
    EDIT_ACCOUNTS = "change the register of accounts"
    ASK_FOR_ACCOUNT = "ask for an account"
    TAKE_SEALED_FILE = "take or replace the sealed file"
    ASSESS = "assess the risks of an account"
    MONITOR = "look through an account"
    CLAIM_ROTATION = "say that a password is changed"
    DO_ACTION = "do what a risk assessment asks for"
    ROTATE = "change the password of an account"
    READ_POLICY = "read the policy"
    SIGN_POLICY = "sign the policy"
    ADOPT_POLICY = "adopt a policy"
    DECLARE = "declare personal accounts"
    ASK_FOR_LOGO = "ask to use the logo"
    DECIDE_LOGO = "decide on the logo"
    SEE_BOARD = "see the board"
    SHOW_EVIDENCE = "show how a clause was kept"


class State(StrEnum):
    """The state of the concern or person an action is about; NONE when it is about neither."""

    NONE = "none"
    OPEN = "open"
    CLOSED = "closed"
    INVITED = "invited"
    WAITING = "waiting"
    ACTIVE = "active"
    ENDED = "ended"


STAFF = MANAGEMENT | {Role.CHAIR, Role.STAFF, Role.COMMITTEE}
EVERYBODY = frozenset(Role) - {Role.PHONE}
RECIPIENTS = MANAGEMENT | {Role.CHAIR}
ANY_CONCERN = frozenset({State.OPEN, State.CLOSED})

# Roles, and the states in which. Being a recipient of this very concern is asked on top, in
# `policy.recipients`.
TABLE: dict[Action, tuple[frozenset[Role], frozenset[State]]] = {
    Action.REPORT_CONCERN: (STAFF, frozenset({State.NONE})),
    Action.ASK_MANAGER: (EVERYBODY - {Role.MANAGER}, frozenset({State.NONE})),
    Action.REPORT: (EVERYBODY, frozenset({State.NONE})),
    Action.FOLLOW_OWN: (EVERYBODY, ANY_CONCERN | {State.NONE}),
    Action.ADD_TO_OWN: (EVERYBODY, ANY_CONCERN),
    Action.SEE_INBOX: (RECIPIENTS, frozenset({State.NONE})),
    Action.OPEN_CONCERN: (RECIPIENTS, ANY_CONCERN),
    Action.SEE_EVIDENCE: (RECIPIENTS, ANY_CONCERN),
    Action.SET_LEVEL: (RECIPIENTS, frozenset({State.OPEN})),
    Action.WRITE_NOTE: (RECIPIENTS, ANY_CONCERN),
    Action.ASK_REPORTER: (RECIPIENTS, frozenset({State.OPEN})),
    Action.RECORD_ACTION: (RECIPIENTS, frozenset({State.OPEN})),
    Action.CLOSE_CONCERN: (RECIPIENTS, frozenset({State.OPEN})),
    Action.REOPEN_CONCERN: (RECIPIENTS, frozenset({State.CLOSED})),
    Action.RECLASSIFY: (RECIPIENTS, frozenset({State.OPEN})),
    Action.ASSIGN: (RECIPIENTS, frozenset({State.OPEN})),
    Action.STEP_OFF: (RECIPIENTS, ANY_CONCERN),
    Action.ANSWER_REPORTER: (RECIPIENTS, frozenset({State.OPEN})),
    Action.LINK: (RECIPIENTS, ANY_CONCERN),
    Action.RUN_CLOCK: (RECIPIENTS, frozenset({State.OPEN})),
    Action.INVESTIGATE: (RECIPIENTS, frozenset({State.OPEN})),
    Action.OPEN_CASE: (frozenset({Role.MANAGER, Role.DEPUTY}), frozenset({State.NONE})),
    # The chair where it is about the manager; nobody else has such a one before them.
    Action.JUDGE_CONDUCT: (
        frozenset({Role.MANAGER, Role.DEPUTY, Role.CHAIR}),
        frozenset({State.OPEN}),
    ),
    Action.HAND_ON: (RECIPIENTS, ANY_CONCERN | {State.NONE}),
    Action.EDIT_TEMPLATES: (MANAGEMENT, frozenset({State.NONE})),
    Action.SEE_CALLS: (RECIPIENTS, frozenset({State.NONE})),
    Action.KEEP_PHONE: (MANAGEMENT, frozenset({State.NONE})),
    Action.OWN_PIN: (STAFF, frozenset({State.NONE})),
    Action.SEE_PEOPLE: (MANAGEMENT, frozenset({State.NONE})),
    Action.INVITE: (MANAGEMENT, frozenset({State.NONE, State.INVITED})),
    Action.CONFIRM: (MANAGEMENT, frozenset({State.WAITING})),
    Action.CHANGE_ROLE: (frozenset({Role.MANAGER, Role.DEPUTY}), frozenset({State.ACTIVE})),
    Action.REVOKE: (MANAGEMENT, frozenset({State.INVITED, State.WAITING, State.ACTIVE})),
    Action.SET_AWAY: (RECIPIENTS, frozenset({State.NONE})),
    Action.CHECK_CHILD: (STAFF, frozenset({State.NONE})),
    Action.PRINT_WALL_LIST: (MANAGEMENT | {Role.STAFF}, frozenset({State.NONE})),
    # Belonging to the child is asked on top, and parental responsibility, see `storage.relations`.
    Action.ANSWER_CONSENT: (EVERYBODY, frozenset({State.NONE})),
    Action.FOLLOW_PAGES: (EVERYBODY, frozenset({State.NONE})),
    Action.OWN_DATA: (EVERYBODY, frozenset({State.NONE})),
    Action.SEE_CHILDREN: (MANAGEMENT, frozenset({State.NONE})),
    Action.EDIT_CHILDREN: (MANAGEMENT, frozenset({State.NONE})),
    Action.IMPORT_FAMILIES: (MANAGEMENT, frozenset({State.NONE})),
    Action.MAKE_LETTERS: (MANAGEMENT, frozenset({State.NONE})),
    Action.RECORD_ANSWER: (MANAGEMENT, frozenset({State.NONE})),
    Action.ASK_AGAIN: (MANAGEMENT, frozenset({State.NONE})),
    Action.TAKE_DOWN: (MANAGEMENT, frozenset({State.NONE})),
    Action.EDIT_USES: (MANAGEMENT, frozenset({State.NONE})),
    Action.EDIT_RULES: (MANAGEMENT, frozenset({State.NONE})),
    Action.ANSWER_DATA_REQUEST: (MANAGEMENT, frozenset({State.NONE})),
    Action.SEE_DUE: (MANAGEMENT, frozenset({State.NONE})),
    Action.SEE_OWN_DUE: (STAFF, frozenset({State.NONE})),
    Action.SEE_ACCOUNTS: (MANAGEMENT, frozenset({State.NONE})),
    Action.EDIT_ACCOUNTS: (MANAGEMENT, frozenset({State.NONE})),
    Action.ASK_FOR_ACCOUNT: (STAFF, frozenset({State.NONE})),
    Action.TAKE_SEALED_FILE: (MANAGEMENT, frozenset({State.NONE})),
    Action.ASSESS: (MANAGEMENT, frozenset({State.NONE})),
    # Being the one whose action it is, or of the management team, is asked on top.
    Action.DO_ACTION: (STAFF, frozenset({State.NONE})),
    # Administering that account is asked on top.
    Action.CLAIM_ROTATION: (STAFF, frozenset({State.NONE})),
    Action.MONITOR: (MANAGEMENT, frozenset({State.NONE})),
    Action.ROTATE: (MANAGEMENT, frozenset({State.NONE})),
    Action.READ_POLICY: (EVERYBODY, frozenset({State.NONE})),
    Action.SIGN_POLICY: (STAFF, frozenset({State.NONE})),
    Action.ADOPT_POLICY: (MANAGEMENT, frozenset({State.NONE})),
    Action.DECLARE: (STAFF, frozenset({State.NONE})),
    Action.ASK_FOR_LOGO: (EVERYBODY, frozenset({State.NONE})),
    Action.DECIDE_LOGO: (MANAGEMENT, frozenset({State.NONE})),
    Action.SEE_BOARD: (MANAGEMENT, frozenset({State.NONE})),
    Action.SHOW_EVIDENCE: (MANAGEMENT, frozenset({State.NONE})),
}

# Whom each role may bring in, move or end; nobody makes a manager but a manager, and the chair is
# not the deputy's to end.
MAY_APPOINT: dict[Role, frozenset[Role]] = {
    Role.MANAGER: EVERYBODY | {Role.PHONE},
    Role.DEPUTY: EVERYBODY - {Role.MANAGER, Role.CHAIR} | {Role.PHONE},
    Role.TEAM: frozenset({Role.STAFF, Role.COMMITTEE, Role.PARENT, Role.PHONE}),
}


def may(role: Role, action: Action, state: State = State.NONE) -> bool:
    """Whether the role may do this to a thing in this state; everything unlisted is refused."""
    roles, states = TABLE[action]
    return role in roles and state in states


def may_ever(role: Role, action: Action) -> bool:
    """Whether there is any state in which the role may do this."""
    return role in TABLE[action][0]


def may_appoint(role: Role, other: Role) -> bool:
    """Whether the first role may invite, confirm, move or end somebody of the second."""
    return other in MAY_APPOINT.get(role, frozenset())


def may_stand_in(role: Role, other: Role) -> bool:
    """Whether the first role may receive what comes to the second; the manager never receives what
    comes to the chair, who is there for concerns about the manager.
    """
    return role in RECIPIENTS and not (role is Role.MANAGER and other is Role.CHAIR)
