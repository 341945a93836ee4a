"""The exact facts of a Swedish text, in figures and in words: `read` tells them."""
