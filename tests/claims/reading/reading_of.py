"""Short ways to say what a reading found."""

from claims.reading import ProposedClaim, read

Statement = tuple[str, str, str | None]
"""Its type, its words, its claimant."""


def statements_in(text: str, language: str) -> list[Statement]:
    return [_told(claim) for claim in read(text, language).proposals]


def _told(claim: ProposedClaim) -> Statement:
    return str(claim.type), claim.quote, claim.claimant.text if claim.claimant else None


def denied_by(text: str, language: str) -> dict[str, list[str]]:
    """For each denial in a text, the words of the statements it is about."""
    proposals = read(text, language).proposals
    words = {claim.key: claim.quote for claim in proposals}
    return {
        claim.quote: [words[target.key] for target in claim.targets]
        for claim in proposals
        if claim.type.is_denial
    }
