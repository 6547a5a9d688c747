"""Risk assessments of accounts, hazard by hazard, with last time's answers beside each, from a list
that the management team edits (C8, C9).
"""

from handlers.assessing import (
    actions,
    asking,
    controls,
    editing,
    hazard_list,
    matrix,
    own_form,
    past,
    summary,
)
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from policy.access import Action

COMMANDS: dict[str, Route] = {}
PRESSES = {
    "assess.start": Route(asking.start, Action.ASSESS),
    "assess.next": Route(asking.go_on, Action.ASSESS),
    "assess.likely": Route(asking.take_likelihood, Action.ASSESS),
    "assess.severe": Route(asking.take_severity, Action.ASSESS),
    "assess.stay": Route(asking.leave_controls, Action.ASSESS),
    "assess.type": Route(controls.start, Action.ASSESS),
    "assess.again": Route(asking.ask_again, Action.ASSESS),
    "assess.choose": Route(asking.choose_again, Action.ASSESS),
    "assess.matrix": Route(matrix.show, Action.ASSESS),
    "assess.finish": Route(summary.finish, Action.ASSESS),
    "assess.more": Route(actions.start, Action.ASSESS),
    "assess.action": Route(actions.show, Action.DO_ACTION),
    "assess.did": Route(actions.tick, Action.DO_ACTION),
    "assess.past": Route(past.show_list, Action.ASSESS),
    "assess.open": Route(past.show_one, Action.ASSESS),
    "assess.paper": Route(past.send_paper, Action.ASSESS),
    "assess.forms": Route(own_form.show, Action.ASSESS),
    "assess.form": Route(own_form.start, Action.ASSESS),
    "assess.take": Route(own_form.take, Action.ASSESS),
    "hazards.list": Route(hazard_list.show_list, Action.ASSESS),
    "hazards.open": Route(hazard_list.show_one, Action.ASSESS),
    "hazards.up": Route(hazard_list.move_up, Action.ASSESS),
    "hazards.ending": Route(hazard_list.ask_to_end, Action.ASSESS),
    "hazards.end": Route(hazard_list.end, Action.ASSESS),
    "hazards.add": Route(editing.start_new, Action.ASSESS),
    "hazards.change": Route(editing.start_change, Action.ASSESS),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (
    controls.OtherControls,
    actions.NewAction,
    editing.NewHazard,
    editing.OtherWords,
    own_form.NewForm,
)
