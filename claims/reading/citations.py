"""One source quoting another: "Reuters cited officials as saying P", "was quoted as saying P"."""

from claims.reading.contents import content_end, trimmed
from claims.reading.drafts import CueWords, Draft, SentenceView, cue_of
from claims.reading.noun_phrases import subject_after
from claims.reading.proposals import ReasonCode
from claims.reading.speakers import speaker_of


def find_citations(view: SentenceView) -> None:
    """ "Reuters cited officials as saying that P": the officials speak, Reuters passes it on."""
    page = view.page
    for group in view.free_groups():
        if group.lemma not in {"cite", "quote"} or group.is_passive or not group.speaks:
            continue
        at = next(
            (
                i
                for i in range(group.end + 1, min(view.end, group.end + 20))
                if page.low(i) == "as" and page.low(i + 1) in {"saying", "stating", "telling"}
            ),
            None,
        )
        if at is None:
            continue
        start = at + 3 if page.is_a(at + 2, "complementiser") else at + 2
        cut = trimmed(page, start, content_end(view, start)[0])
        source = subject_after(page, group.end, at)
        view.used |= {group.head, at + 1}
        if cut is None or source is None:
            continue
        outlet, _ = speaker_of(view, group)
        draft = Draft(
            view.number,
            *cut,
            ReasonCode.INDIRECT_SPEECH,
            CueWords(at + 1, at + 2, "say", "report"),
            source,
        )
        if outlet is not None:
            draft.relays.append((outlet, cue_of(group)))
        view.add(draft)
