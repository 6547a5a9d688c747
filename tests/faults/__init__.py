"""What goes wrong, from kill -9 to forged buttons: nothing is lost, and people hear the truth."""
