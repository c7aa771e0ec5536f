"""Who grants, and to whom: the witnesses for each name, and the choice among them."""
