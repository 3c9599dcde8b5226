"""A desk with its people and a real record, to learn on and to show."""
