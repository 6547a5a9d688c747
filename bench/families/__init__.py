"""What many families cost: looking a child up, asking everybody, recording answers, an import.

Each measurement yields figures by row and by whose they are; `measured` has them all. The handlers
are the real ones over an encrypted store in a folder of its own, every answer committed and synced
(`preschool`). Only the campaign has a Telegram before it: the local one, with its flood control on.
"""
