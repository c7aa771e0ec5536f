"""How long a letter holds, whether others get the right, whether it may be passed on."""
