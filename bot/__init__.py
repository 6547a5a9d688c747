"""How the bot runs: command line, settings, Telegram in and out, the clock, the rehearsal."""
