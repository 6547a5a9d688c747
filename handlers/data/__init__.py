"""Everybody's own data: to have, to correct, and the month in which a request is answered."""

from handlers.data import asking, page, replies, requests
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from policy.access import Action

COMMANDS = {"mydata": Route(page.show, Action.OWN_DATA)}
PRESSES = {
    "data.show": Route(page.show, Action.OWN_DATA),
    "data.pdf": Route(page.give_pdf, Action.OWN_DATA),
    "data.json": Route(page.give_json, Action.OWN_DATA),
    "data.wrong": Route(asking.correct, Action.OWN_DATA),
    "data.ask": Route(asking.start, Action.OWN_DATA),
    "data.mine": Route(page.read_own, Action.OWN_DATA),
    "data.list": Route(requests.show_list, Action.ANSWER_DATA_REQUEST),
    "data.open": Route(requests.show_one, Action.ANSWER_DATA_REQUEST),
    "data.answer": Route(replies.answer, Action.ANSWER_DATA_REQUEST),
    "data.pause": Route(replies.pause, Action.ANSWER_DATA_REQUEST),
    "data.resume": Route(replies.resume, Action.ANSWER_DATA_REQUEST),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (
    asking.AskAboutData,
    replies.DataAnswer,
    replies.DataPause,
)
