"""The clock's door. Tasks take ids, call one action, and may run twice."""
