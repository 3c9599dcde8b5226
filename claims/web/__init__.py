"""The outside world: pages fetched, once, whole, and never from inside our own network."""
