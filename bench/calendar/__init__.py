"""What the calendar costs: what is due among few duties and among very many, a start with a full
calendar, a Monday, the board and the evidence.

Each measurement yields figures by row and by whose they are; `measured` has them all. The handlers
are the real ones over an encrypted store in a folder of its own, every commit synced. Only the
start and the Monday have a Telegram before them.
"""
