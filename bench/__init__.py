"""How fast the bot is, measured beside two echo bots against a lean stand-in for Telegram.

The driver (`python -m bench`) starts one bot and one fresh stub at a time (`visit`), each in a
process of its own, and goes round the bots in turn (`phases`). The stub (`stub`, `wire`, `inbox`,
`answers`) holds the updates, answers every call and keeps the times itself, so that the driver's
wishes (`control`, `server`) are never part of what is measured. A bot is what `contestants` says
of it: how to prepare its folder, how to start it, what its people say, and how many calls answer
each thing they say. A call too few or too many stops the measurement: no figure comes from a bot
that did something else.
"""
