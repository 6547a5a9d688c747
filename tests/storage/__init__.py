"""The store: what it keeps, and what it refuses."""
