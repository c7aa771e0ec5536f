"""Who signed, as what, and how to reach them."""
