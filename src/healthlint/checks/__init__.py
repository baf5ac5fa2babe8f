"""Checks in Python, each behind a rule file that names it as its entry."""
