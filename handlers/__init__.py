"""What the bot says and does, one file per topic, in the words of the pre-school."""
