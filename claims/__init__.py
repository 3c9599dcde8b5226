"""The record: what is claimed, by whom, who denies it, and what is known."""

VERSION = "0.1.0"
"""The product's own, as pyproject.toml has it: sites that are read are told."""
