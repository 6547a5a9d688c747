"""The echo bots we are measured beside: each as its own documentation has it, keeping nothing."""
