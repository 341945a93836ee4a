"""For supervisors: whether answers are the same for everyone, and right. Imports the assistant, never the reverse."""
