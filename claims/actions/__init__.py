"""The verbs. Each is one transaction, writes one event per change of a claim, and asks who may."""
