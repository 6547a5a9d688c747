"""Concerns and questions (C16-C18, C24): from the person who worries to the one who answers, and
back.
"""
