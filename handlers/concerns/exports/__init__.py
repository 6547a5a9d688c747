"""Handing on (C17, C20): whom an item is about, the chronology of a child or an adult, and the
record with its evidence and its proof, locked with a password.

`whose` says what may be handed on and by whom, `contents` what the paper says, `handing` sends it.
bot/packing makes the locked ZIP.
"""
