"""What a statement and its source must have alike, a module for each kind of it; `in_order` asks them."""
