"""The recipe that makes Källstöd's bundled Swedish embedding model from public text; nothing in the app imports it."""
