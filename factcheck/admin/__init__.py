"""The editors' workplace."""
