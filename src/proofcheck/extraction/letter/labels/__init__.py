"""Values by their labels: beside, below, behind a colon, in grids and tables."""
