"""The rehearsal's page, used in a real Chromium as a visitor uses it."""
