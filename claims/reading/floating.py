"""Quotations that stand alone: their speaker is the one who spoke just before."""

from claims.reading.contents import trimmed
from claims.reading.drafts import CueWords, Draft, SentenceView
from claims.reading.proposals import ReasonCode

_SHORTEST = 6


def find_floating(view: SentenceView) -> None:
    page = view.page
    index = view.first
    while index < view.end:
        quote = page.quote_at.get(index)
        if quote is None:
            index += 1
            continue
        if (
            quote.opening <= view.first + 1
            and quote.closing >= view.end - 2
            and quote.closing - quote.opening > _SHORTEST
            and not view.drafts
        ):
            cut = trimmed(page, quote.opening, quote.closing + 1)
            if cut:
                cue = CueWords(quote.opening, quote.opening + 1, "«»", "quote")
                view.add(
                    Draft(
                        view.number,
                        *cut,
                        ReasonCode.DIRECT_SPEECH,
                        cue,
                        None,
                        speaker_is_carried=True,
                    )
                )
        index = quote.closing + 1
