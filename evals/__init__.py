"""Suites of questions with what is expected of their answers, and how they are run and counted."""
