"""The engine under the topics: one update in, what the person hears out, and the guided
conversations.
"""
