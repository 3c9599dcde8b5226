"""The record in words. Every page for people says the same thing in the same sentence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from claims import dates
from claims.choices import (
    ArticleStance,
    Certainty,
    CorrectionKind,
    Derivation,
    EventKind,
    ResponseKind,
    ResponseState,
    Stance,
    VerificationStatus,
)
from claims.models.appearance import CONTEXT
from claims.verification import ReasonCode

Item = Mapping[str, Any]
"""A public document, or a part of one, in the shapes of `claims.documents`."""

MOST_NAMES = 3

STATUS_MEANINGS: dict[str, str | Promise] = {
    VerificationStatus.UNVERIFIED: gettext_lazy(
        "Nobody has assessed it, and no denial is on record."
    ),
    VerificationStatus.CONTESTED: gettext_lazy(
        "Somebody concerned denies it, or evidence speaks against it. Contested is not false."
    ),
    VerificationStatus.SUPPORTED: gettext_lazy("Assessed: the evidence supports it."),
    VerificationStatus.REFUTED: gettext_lazy("Assessed: the evidence shows that it is not so."),
    VerificationStatus.MIXED: gettext_lazy("Assessed: parts of it hold and parts of it do not."),
    VerificationStatus.UNVERIFIABLE: gettext_lazy(
        "Assessed: it cannot be decided with what is known."
    ),
    VerificationStatus.OUTDATED: gettext_lazy("It was so once, and no longer is."),
}

RESPONSE_NOUNS: dict[str, str | Promise] = {
    ResponseKind.CONFIRMATION: gettext_lazy("confirmation"),
    ResponseKind.PARTIAL_CONFIRMATION: gettext_lazy("partial confirmation"),
    ResponseKind.ACKNOWLEDGEMENT: gettext_lazy("acknowledgement of something related"),
    ResponseKind.DENIAL: gettext_lazy("denial"),
    ResponseKind.PARTIAL_DENIAL: gettext_lazy("partial denial"),
    ResponseKind.UNSPECIFIC_DENIAL: gettext_lazy("denial that does not say what is wrong"),
    ResponseKind.NO_COMMENT: gettext_lazy("refusal to comment"),
    ResponseKind.NEITHER: gettext_lazy("answer that neither confirms nor denies"),
    ResponseKind.COUNTER_CLAIM: gettext_lazy("counter-claim"),
    ResponseKind.RETRACTION: gettext_lazy("retraction"),
}


def status_label(code: str) -> str:
    return str(VerificationStatus(code).label)


def status_meaning(code: str) -> str:
    return str(STATUS_MEANINGS[VerificationStatus(code)])


def response_noun(code: str) -> str:
    """What an answer is, where its label would need a verb that agrees: “partial denial”."""
    return str(RESPONSE_NOUNS[ResponseKind(code)])


def response_label(code: str) -> str:
    """What an answer does, after the name of who gives it: “denies in part”."""
    return str(ResponseKind(code).label)


def response_state(code: str) -> str:
    return str(ResponseState(code).label)


def sentence(text: str) -> str:
    """The same words begun with a capital."""
    return text[:1].upper() + text[1:]


def world_date(text: str | None) -> str:
    """A date as precise as it is known: “11 July 2023”, “July 2023”, “2023”."""
    if not text:
        return ""
    if len(text) == dates.DAY_LENGTH:
        return date_format(dates.earliest(text), pgettext("date format", "j F Y"))
    if len(text) == dates.MONTH_LENGTH:
        return date_format(dates.earliest(text), pgettext("date format", "F Y"))
    return text


def day(when: date) -> str:
    return world_date(when.isoformat())


def moment(when: datetime | str | None) -> str:
    """When the record learned something, to the minute, in UTC."""
    known = parse_datetime(when) if isinstance(when, str) else when
    if known is None:
        return ""
    return date_format(known, pgettext("date format", "j F Y, H:i")) + " UTC"


def topic_name(topic: Item) -> str:
    names: Mapping[str, str] = topic["name"]
    language = (get_language() or "en").split("-", maxsplit=1)[0]
    return names.get(language) or names["en"]


def agent_name(agent: Item) -> str:
    """A name, with a warning where it is only a description."""
    if agent["is_unnamed"]:
        return _("%(name)s (unnamed)") % {"name": agent["name"]}
    return str(agent["name"])


def listed(words: Sequence[str]) -> str:
    """“A”, “A and B”, “A, B and C”."""
    if len(words) < 2:
        return "".join(words)
    start = pgettext("between the words of a list", ", ").join(words[:-1])
    return _("%(start)s and %(last)s") % {"start": start, "last": words[-1]}


def names_of(items: Iterable[Item]) -> str:
    """Who gave these answers, each once, and how many more."""
    names = list(dict.fromkeys(agent_name(item["agent"]) for item in items))
    more = len(names) - MOST_NAMES
    if more > 0:
        others = ngettext("%(count)d other", "%(count)d others", more) % {"count": more}
        names = [*names[:MOST_NAMES], others]
    return listed(names)


def standing_denials(claim: Item) -> list[Item]:
    return [
        item
        for item in claim["responses"]
        if item["is_denial"] and item["state"] == ResponseState.STANDING
    ]


DENIED_BY: dict[str, str | Promise] = {
    ResponseKind.DENIAL: gettext_lazy("denied by %(who)s"),
    ResponseKind.PARTIAL_DENIAL: gettext_lazy("denied in part by %(who)s"),
    ResponseKind.UNSPECIFIC_DENIAL: gettext_lazy("denied by %(who)s, without saying what is wrong"),
}
"""The firmest first."""


def denied_by(denials: Iterable[Item]) -> str:
    """“denied by A; denied in part by B”: a partial denial is never called a denial.

    Who denies more than once is named once, with the firmest denial.
    """
    kinds: dict[str, list[Item]] = {kind: [] for kind in DENIED_BY}
    firmness = list(kinds)
    named: set[str] = set()
    for item in sorted(denials, key=lambda item: firmness.index(item["kind"])):
        if item["agent"]["id"] not in named:
            named.add(item["agent"]["id"])
            kinds[item["kind"]].append(item)
    return pgettext("between two reasons", "; ").join(
        str(DENIED_BY[kind]) % {"who": names_of(items)} for kind, items in kinds.items() if items
    )


def _clause(claim: Item, reason: Item) -> str:
    write = CLAUSES.get(reason["code"])
    return write(claim, reason["items"]) if write else ""


def _denied(claim: Item, ids: Sequence[str]) -> str:
    return denied_by(item for item in claim["responses"] if item["id"] in ids)


def _refuting(_claim: Item, ids: Sequence[str]) -> str:
    return ngettext(
        "a piece of evidence speaks against it",
        "%(count)d pieces of evidence speak against it",
        len(ids),
    ) % {"count": len(ids)}


def _supporting(_claim: Item, ids: Sequence[str]) -> str:
    return ngettext(
        "a piece of evidence speaks for it",
        "%(count)d pieces of evidence speak for it",
        len(ids),
    ) % {"count": len(ids)}


def _retracted(claim: Item, ids: Sequence[str]) -> str:
    who = names_of(item for item in claim["responses"] if item["id"] in ids)
    return _("taken back by %(who)s") % {"who": who}


def _not_assessed(claim: Item, _ids: Sequence[str]) -> str:
    if claim["verification_status"] == VerificationStatus.UNVERIFIED:
        return _("no denial is on record, and nobody has assessed it yet")
    return _("nobody has assessed it yet")


def _assessed(claim: Item, _ids: Sequence[str]) -> str:
    finding = claim["assessment"]
    if finding is None:
        return _("the desk’s finding of that time, which it has withdrawn since")
    said = {
        "rating": rating_label(finding["rating"]),
        "when": world_date(finding["published_at"][: dates.DAY_LENGTH]),
    }
    if claim["verification_status"] == VerificationStatus.CONTESTED:
        return _("this came after the desk’s finding of %(when)s, “%(rating)s”") % said
    return _("the desk’s finding of %(when)s is “%(rating)s”") % said


CLAUSES: dict[str, Callable[[Item, Sequence[str]], str]] = {
    ReasonCode.STANDING_DENIAL: _denied,
    ReasonCode.REFUTING_EVIDENCE: _refuting,
    ReasonCode.SUPPORTING_EVIDENCE: _supporting,
    ReasonCode.RETRACTED_BY_CLAIMANT: _retracted,
    ReasonCode.ASSESSED: _assessed,
    ReasonCode.NOT_ASSESSED: _not_assessed,
}


def rating_label(rating: Item) -> str:
    """What the desk calls a rating, in the reader's language if it has a name for it there."""
    return _in_readers_language(rating, "label") or str(rating["slug"])


def rating_meaning(rating: Item) -> str:
    return _in_readers_language(rating, "meaning")


def _in_readers_language(rating: Item, field: str) -> str:
    said = {label["language"]: str(label[field]) for label in rating["labels"]}
    language = (get_language() or "en").split("-", maxsplit=1)[0]
    return said.get(language) or said.get("en") or next(iter(said.values()), "")


def _reasons(claim: Item) -> str:
    clauses = [_clause(claim, item) for item in claim["verification_reasons"]]
    return pgettext("between two reasons", "; ").join(clause for clause in clauses if clause)


def reason(claim: Item) -> str:
    """Why a claim has its status, in one sentence without the status itself."""
    return _("%(reasons)s.") % {"reasons": sentence(_reasons(claim))}


def status_with_reason(claim: Item) -> str:
    """“Contested: denied by the ministry; nobody has assessed it yet.”"""
    return _("%(status)s: %(reasons)s.") % {
        "status": sentence(status_label(claim["verification_status"])),
        "reasons": _reasons(claim),
    }


def component_standing(claim: Item, part: Item) -> str:
    """Whether one part of a claim is denied, or owned up to, and by whom."""
    denials = standing_denials(claim)
    named = [item for item in denials if part["id"] in item["components"]]
    if named:
        return denied_by(named)
    admitted = _admitted(claim, part)
    whole = [i for i in denials if i["kind"] == ResponseKind.DENIAL and not i["components"]]
    if whole:
        words = _("denied together with the whole claim by %(who)s") % {"who": names_of(whole)}
    else:
        words = _("not denied")
    return pgettext("between two reasons", "; ").join([words, *admitted])


ADMITTED_BY: dict[str, str | Promise] = {
    ResponseKind.CONFIRMATION: gettext_lazy("confirmed by %(who)s"),
    ResponseKind.PARTIAL_CONFIRMATION: gettext_lazy("confirmed in part by %(who)s"),
    ResponseKind.ACKNOWLEDGEMENT: gettext_lazy("something related acknowledged by %(who)s"),
}


def _admitted(claim: Item, part: Item) -> list[str]:
    answers = [
        item
        for item in claim["responses"]
        if item["state"] == ResponseState.STANDING and part["id"] in item["components"]
    ]
    return [
        str(words) % {"who": names_of(item for item in answers if item["kind"] == kind)}
        for kind, words in ADMITTED_BY.items()
        if any(item["kind"] == kind for item in answers)
    ]


def vague_denials(claim: Item) -> str:
    """Who denies without saying which part, if anybody."""
    vague = [
        item
        for item in standing_denials(claim)
        if item["kind"] != ResponseKind.DENIAL and not item["components"]
    ]
    return names_of(vague)


def attribution(steps: Sequence[Item]) -> str:
    """On whose word an article says it: “Yonhap, citing the Journal, citing US officials”."""
    names = [_as_mentioned(step) for step in steps]
    if not names:
        return ""
    words = names[-1]
    for name in reversed(names[:-1]):
        words = _("%(outlet)s, citing %(source)s") % {"outlet": name, "source": words}
    return words


def _as_mentioned(step: Item) -> str:
    name = agent_name(step["agent"])
    if step["mention"] and step["mention"].casefold() != step["agent"]["name"].casefold():
        return _("%(name)s, called “%(mention)s”") % {"name": name, "mention": step["mention"]}
    return name


def hedging(steps: Sequence[Item]) -> str:
    """The words that pass a claim on and soften it: “reported that”, “reportedly”."""
    words = [_("“%(words)s”") % {"words": step["cue"]} for step in steps if step["cue"]]
    words += [
        _("the hedge “%(words)s”") % {"words": step["hedge"]} for step in steps if step["hedge"]
    ]
    return listed(words)


CERTAINTIES: dict[str, str | Promise] = {
    Certainty.CERTAIN: gettext_lazy("worded as certain"),
    Certainty.PROBABLE: gettext_lazy("worded as probable"),
    Certainty.POSSIBLE: gettext_lazy("worded as possible"),
    Certainty.UNDERSPECIFIED: gettext_lazy("its wording does not say how certain it is"),
}

STANCES: dict[str, str | Promise] = {
    ArticleStance.FOR: gettext_lazy("the article states it as so"),
    ArticleStance.AGAINST: gettext_lazy("the article says it is not so"),
    ArticleStance.OBSERVING: gettext_lazy("the article only reports it"),
}


def certainty(appearance: Item) -> str:
    """How firmly an article words a claim, and where the article itself stands."""
    words = [str(CERTAINTIES[appearance["certainty"]]), str(STANCES[appearance["stance"]])]
    return sentence(pgettext("between two reasons", "; ").join(words)) + "."


def derivation(code: str | None) -> str:
    return str(Derivation(code).label) if code else ""


def reach(claim: Item) -> str:
    """“5 articles, 1 independent origin”: copies of one story count once."""
    counts = claim["counts"]
    articles = ngettext("%(count)d article", "%(count)d articles", counts["articles"]) % {
        "count": counts["articles"]
    }
    if counts["articles"] < 2:
        return articles
    origins = ngettext(
        "%(count)d independent origin",
        "%(count)d independent origins",
        counts["independent_origins"],
    ) % {"count": counts["independent_origins"]}
    return _("%(articles)s, %(origins)s") % {"articles": articles, "origins": origins}


def words_before(appearance: Item) -> str:
    """The text before a quotation, begun with a whole word."""
    prefix = str(appearance["prefix"])
    if len(prefix) < CONTEXT:
        return prefix
    return "… " + prefix.partition(" ")[2]


def words_after(appearance: Item) -> str:
    """The text after a quotation, ended with a whole word."""
    suffix = str(appearance["suffix"])
    if len(suffix) < CONTEXT:
        return suffix
    return suffix.rpartition(" ")[0] + " …"


@dataclass(frozen=True, slots=True)
class Happening:
    """One event in words: a sentence, and the words that it quotes, in their own language."""

    sentence: str
    quote: str = ""
    language: str = ""


def happening(kind: str, changes: Item, state: Item) -> Happening:
    """What an event about a claim says, from what it changed and the state after it."""
    write = HAPPENINGS.get(EventKind(kind))
    return write(changes, state) if write else Happening(sentence(str(EventKind(kind).label)) + ".")


CORRECTIONS: dict[str, str | Promise] = {
    CorrectionKind.CORRECTION: gettext_lazy("Correction"),
    CorrectionKind.CLARIFICATION: gettext_lazy("Clarification"),
    CorrectionKind.UPDATE: gettext_lazy("Update"),
}


def correction(code: str) -> str:
    """What a change of something public is called, in a word."""
    return str(CORRECTIONS[CorrectionKind(code)])


def status_change(changes: Item) -> str:
    """“unverified → contested”, if the event changed the verification status."""
    if "verification_status" not in changes:
        return ""
    before, after = changes["verification_status"]
    return _("%(before)s → %(after)s") % {
        "before": status_label(before),
        "after": status_label(after),
    }


def _published(_changes: Item, state: Item) -> Happening:
    if not state["appearances"]:
        return Happening(_("The record became public."))
    return Happening(_("The record became public: %(reach)s.") % {"reach": reach(state)})


def _withdrawn(_changes: Item, state: Item) -> Happening:
    return Happening(_("The record was withdrawn."), state["withdrawal_notice"])


def _edited(changes: Item, state: Item) -> Happening:
    if "text" in changes:
        return Happening(
            _("The claim was reworded. Before:"), changes["text"][0], state["language"]
        )
    if "claimant" in changes:
        claimant = state["claimant"]
        who = agent_name(claimant) if claimant else _("nobody in particular")
        return Happening(_("The claimant is now given as: %(who)s.") % {"who": who})
    if "said_on" in changes:
        when = world_date(changes["said_on"][1]) or _("unknown")
        return Happening(_("The date of the claim is now given as: %(when)s.") % {"when": when})
    if "topics" in changes:
        topics = listed([topic_name(topic) for topic in state["topics"]]) or _("none")
        return Happening(_("The topics are now: %(topics)s.") % {"topics": topics})
    return Happening(_("The description of the claim was corrected."))


def _components(_changes: Item, state: Item) -> Happening:
    parts = [part["text"] for part in state["components"]]
    return Happening(
        ngettext(
            "The claim is now seen as %(count)d part.",
            "The claim is now seen as %(count)d parts.",
            len(parts),
        )
        % {"count": len(parts)}
    )


def _one(items: Iterable[Item], changes: Item, name: str) -> Item | None:
    """The item that an event is about: the one it brought, or the one whose fields it changed."""
    ids = {str(value) for value in changes.get(name, ()) if value}
    ids |= {field.partition(".")[0] for field in changes}
    return next((item for item in items if item["id"] in ids), None)


def _about_appearance(words: str | Promise) -> Callable[[Item, Item], Happening]:
    def write(changes: Item, state: Item) -> Happening:
        found = _one(state["appearances"], changes, "appearances")
        if found is None:
            return Happening(_("An article turned out not to carry the claim."))
        article = found["article"]
        publisher = article["publisher"]
        where = _("“%(title)s”") % {"title": article["title"]}
        if publisher:
            where = _("%(publisher)s, %(title)s") % {
                "publisher": agent_name(publisher),
                "title": where,
            }
        return Happening(str(words) % {"where": where})

    return write


def _about_response(words: str | Promise) -> Callable[[Item, Item], Happening]:
    def write(changes: Item, state: Item) -> Happening:
        found = _one(state["responses"], changes, "responses")
        if found is None:
            return Happening(_("An answer on record changed."))
        said = {"what": response_noun(found["kind"]), "who": agent_name(found["agent"])}
        return Happening(str(words) % said, found["words"], found["language"])

    return write


def _about_evidence(words: str | Promise) -> Callable[[Item, Item], Happening]:
    def write(changes: Item, state: Item) -> Happening:
        found = _one(state["evidence"], changes, "evidence")
        if found is None:
            return Happening(_("Evidence on record changed."))
        said = {"which": str(EVIDENCE[found["stance"]]), "title": found["source"]["title"]}
        return Happening(str(words) % said)

    return write


EVIDENCE: dict[str, str | Promise] = {
    Stance.SUPPORTS: gettext_lazy("evidence for it"),
    Stance.REFUTES: gettext_lazy("evidence against it"),
    Stance.CONTEXT: gettext_lazy("context"),
}


def _mention(changes: Item, _state: Item) -> Happening:
    for field, (before, after) in changes.items():
        if field in MENTIONS:
            return Happening(
                str(MENTIONS[field]) % {"before": before or "–", "after": after or "–"}
            )
    return Happening(_("Something that the claim refers to was described better."))


MENTIONS: dict[str, str | Promise] = {
    "agent.name": gettext_lazy("A name was corrected: %(before)s → %(after)s."),
    "article.title": gettext_lazy("The title of an article was corrected: %(before)s → %(after)s."),
    "article.published_on": gettext_lazy(
        "The date of an article was corrected: %(before)s → %(after)s."
    ),
    "article.derived_from": gettext_lazy("Where an article was copied from was corrected."),
    "article.publisher": gettext_lazy("The publisher of an article was corrected."),
    "source.title": gettext_lazy("The title of a source was corrected: %(before)s → %(after)s."),
    "source.reliability": gettext_lazy(
        "The grade of a source was corrected: %(before)s → %(after)s."
    ),
    "source.derived_from": gettext_lazy("Where a source was copied from was corrected."),
}


def _finding_withdrawn(changes: Item, state: Item) -> Happening:
    withdrawn = _one(state["assessments"], changes, "assessment")
    notice = str(withdrawn["withdrawal_notice"]) if withdrawn else ""
    return Happening(_("The desk withdrew its finding."), notice)


def _about_reply(words: str | Promise) -> Callable[[Item, Item], Happening]:
    def write(changes: Item, state: Item) -> Happening:
        asked = _one(state.get("reply_requests", ()), changes, "reply_requests")
        who = agent_name(asked["agent"]) if asked and asked["agent"] else _("somebody concerned")
        return Happening(str(words) % {"who": who})

    return write


HAPPENINGS: dict[EventKind, Callable[[Item, Item], Happening]] = {
    EventKind.RECORD_PUBLISHED: _published,
    EventKind.RECORD_WITHDRAWN: _withdrawn,
    EventKind.CLAIM_EDITED: _edited,
    EventKind.COMPONENTS_CHANGED: _components,
    EventKind.MENTION_CHANGED: _mention,
    EventKind.APPEARANCE_ADDED: _about_appearance(gettext_lazy("Found in %(where)s.")),
    EventKind.APPEARANCE_EDITED: _about_appearance(
        gettext_lazy("On whose word or how firmly it is said was corrected for %(where)s.")
    ),
    EventKind.APPEARANCE_REMOVED: _about_appearance(
        gettext_lazy("An article turned out not to carry the claim.")
    ),
    EventKind.RESPONSE_RECORDED: _about_response(gettext_lazy("Recorded: %(what)s by %(who)s.")),
    EventKind.RESPONSE_EDITED: _about_response(
        gettext_lazy("What is recorded was corrected: %(what)s by %(who)s.")
    ),
    EventKind.RESPONSE_WITHDRAWN: _about_response(
        gettext_lazy("Taken back by who gave it: %(what)s by %(who)s.")
    ),
    EventKind.RESPONSE_SUPERSEDED: _about_response(
        gettext_lazy("Replaced by a later answer: %(what)s by %(who)s.")
    ),
    EventKind.ASSESSMENT_PUBLISHED: lambda _changes, _state: Happening(
        _("The desk published its finding.")
    ),
    EventKind.ASSESSMENT_WITHDRAWN: _finding_withdrawn,
    EventKind.REPLY_ASKED: _about_reply(gettext_lazy("Asked for a reply: %(who)s.")),
    EventKind.REPLY_ANSWERED: _about_reply(gettext_lazy("Has replied: %(who)s.")),
    EventKind.REPLY_SILENT: _about_reply(gettext_lazy("No reply by the deadline: %(who)s.")),
    EventKind.EVIDENCE_ADDED: _about_evidence(gettext_lazy("Added, %(which)s: “%(title)s”.")),
    EventKind.EVIDENCE_EDITED: _about_evidence(gettext_lazy("Corrected, %(which)s: “%(title)s”.")),
    EventKind.EVIDENCE_WITHDRAWN: _about_evidence(
        gettext_lazy("Withdrawn, %(which)s: “%(title)s”.")
    ),
}
