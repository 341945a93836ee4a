"""The forms of questions and of their answers: how each is asked, and what states an answer to it."""
