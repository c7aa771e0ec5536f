"""Invented parties, goods, sales and grants, drawn from a seed."""
