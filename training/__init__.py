"""The recipes that make Källstöd's Swedish models from public text and our own; nothing in the app imports them."""
