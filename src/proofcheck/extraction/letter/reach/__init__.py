"""Where and through what a letter lets the brand be sold."""
