"""The rehearsal: the real bot played on this machine, with nobody outside it."""
