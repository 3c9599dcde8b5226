"""The reader that works by grammar rules: sentence by sentence, then across them."""

from claims.reading import lexicon
from claims.reading.according import find_according
from claims.reading.answers import find_answers
from claims.reading.clauses import mark_finite
from claims.reading.denial_phrases import find_denial_phrases
from claims.reading.denials import find_denials
from claims.reading.drafts import Draft, SentenceView, view_sentence
from claims.reading.floating import find_floating
from claims.reading.indirect import find_indirect
from claims.reading.nominals import find_nominals
from claims.reading.page import open_page
from claims.reading.passives import find_passives
from claims.reading.postposed import find_postposed
from claims.reading.proposals import ProposedClaim, Reading, StatementType
from claims.reading.proposing import proposals_of
from claims.reading.refusals import find_refusals
from claims.reading.unsourced import find_unsourced

_PACKAGES = {"fr": "french", "en": "english"}


class RuleReader:
    """Closed lexicons and span patterns; the same text gives the same proposals, always."""

    name = "rules"
    version = "1"

    def propose(self, text: str, language: str) -> tuple[ProposedClaim, ...]:
        return self.read(text, language).proposals

    def read(self, text: str, language: str) -> Reading:
        page = open_page(text, lexicon.load(_PACKAGES[language], language))
        views = [view_sentence(page, number) for number in range(len(page.sentences))]
        mark_finite(page, (group for view in views for group in view.groups))
        for view in views:
            _find_statements(view)
        found = proposals_of(page, views, f"{self.name}/{self.version}")
        sentences = tuple(page.span(*view.sentence) for view in views)
        return Reading(language, self.name, self.version, found, sentences)


def _find_statements(view: SentenceView) -> None:
    find_refusals(view)
    find_answers(view)
    find_postposed(view)
    find_according(view)
    find_denials(view)
    find_denial_phrases(view)
    find_indirect(view)
    find_passives(view)
    find_nominals(view)
    find_unsourced(view)
    find_floating(view)
    view.drafts = _without_repeats(view.drafts)
    for at, source, cue in view.relays:
        for draft in view.drafts:
            if draft.first < at:
                draft.relays.append((source, cue))
    _carry_speakers(view)
    view.drafts.sort(key=lambda draft: (draft.first, draft.end))


def _carry_speakers(view: SentenceView) -> None:
    """ "…," she said, but refused to comment": who refuses is who spoke before."""
    for draft in view.drafts:
        if draft.claimant is not None or draft.own_type is not StatementType.NO_COMMENT:
            continue
        earlier = [d for d in view.drafts if d.cue.first < draft.cue.first and d.claimant]
        if earlier:
            draft.claimant = max(earlier, key=lambda d: d.cue.first).claimant
            draft.speaker_is_carried = True


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """Two constructions may find the same words; the one found first is kept."""
    kept: list[Draft] = []
    for draft in drafts:
        same = (
            min(draft.end, other.end) - max(draft.first, other.first)
            > 0.8 * max(draft.end - draft.first, other.end - other.first)
            for other in kept
        )
        if not any(same):
            kept.append(draft)
    return kept
