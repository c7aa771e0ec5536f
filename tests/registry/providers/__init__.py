"""Tests of the public registers, against a server of their own."""
