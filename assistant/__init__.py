"""One question to one answer, every statement of it verified against a cited passage."""
