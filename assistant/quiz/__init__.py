"""Quizzes whose every item stands on a cited passage (imports the assistant, never the reverse)."""
