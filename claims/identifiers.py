"""Public identifiers: what partners keep. They never change, never get reused, and sort by age."""

import secrets
import time
from functools import partial

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no letter that reads like a digit."""

MILLISECOND_DIGITS = 10
RANDOM_DIGITS = 16


def _digits(number: int, length: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def new_identifier(prefix: str) -> str:
    """Such as `clm_06d9kq3w5v…`: the kind of thing, its millisecond of birth, 80 random bits."""
    born = _digits(time.time_ns() // 1_000_000, MILLISECOND_DIGITS)
    return f"{prefix}_{born}{_digits(secrets.randbits(80), RANDOM_DIGITS)}"


def number_of(public_id: str) -> int:
    """The 128 bits behind an identifier's letters: a UUID, for those who want one."""
    number = 0
    for digit in public_id.partition("_")[2]:
        number = number << 5 | ALPHABET.index(digit)
    return number


new_agent_id = partial(new_identifier, "agt")
new_article_id = partial(new_identifier, "art")
new_revision_id = partial(new_identifier, "rev")
new_fetch_id = partial(new_identifier, "fet")
new_claim_id = partial(new_identifier, "clm")
new_component_id = partial(new_identifier, "cmp")
new_appearance_id = partial(new_identifier, "app")
new_response_id = partial(new_identifier, "rsp")
new_source_id = partial(new_identifier, "src")
new_evidence_id = partial(new_identifier, "evd")
new_proposal_id = partial(new_identifier, "prp")
new_event_id = partial(new_identifier, "evt")
new_assessment_id = partial(new_identifier, "asm")
new_reply_request_id = partial(new_identifier, "rrq")
