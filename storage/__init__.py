"""What is remembered: one encrypted SQLite file, one connection, one transaction for
each update.
"""
