"""The third-person, infinitive and participle forms of the verbs of the French lexicon.

News speaks of others, so other persons are left out, save the first person singular and plural
of the present: "je démens" and "nous démentons" open many statements.
"""

from typing import NamedTuple


class Stems(NamedTuple):
    """What has to be known of an irregular verb."""

    present: tuple[str, str]
    """Third person, singular and plural: "dit", "disent"."""
    imperfect: str
    """The stem of the imperfect and of the present participle: "dis"."""
    past: tuple[str, str]
    """The past historic, third person: "dit", "dirent"."""
    future: str
    participle: str


_IRREGULAR = {
    "dire": Stems(("dit", "disent"), "dis", ("dit", "dirent"), "dir", "dit"),
    "contredire": Stems(
        ("contredit", "contredisent"), "contredis", ("contredit", "contredirent"), "contredir", "contredit"
    ),
    "dédire": Stems(("dédit", "dédisent"), "dédis", ("dédit", "dédirent"), "dédir", "dédit"),
    "prédire": Stems(("prédit", "prédisent"), "prédis", ("prédit", "prédirent"), "prédir", "prédit"),
    "écrire": Stems(("écrit", "écrivent"), "écriv", ("écrivit", "écrivirent"), "écrir", "écrit"),
    "décrire": Stems(("décrit", "décrivent"), "décriv", ("décrivit", "décrivirent"), "décrir", "décrit"),
    "conclure": Stems(("conclut", "concluent"), "conclu", ("conclut", "conclurent"), "conclur", "conclu"),
    "exclure": Stems(("exclut", "excluent"), "exclu", ("exclut", "exclurent"), "exclur", "exclu"),
    "poursuivre": Stems(
        ("poursuit", "poursuivent"), "poursuiv", ("poursuivit", "poursuivirent"), "poursuivr", "poursuivi"
    ),
    "croire": Stems(("croit", "croient"), "croy", ("crut", "crurent"), "croir", "cru"),
    "craindre": Stems(("craint", "craignent"), "craign", ("craignit", "craignirent"), "craindr", "craint"),
    "prévoir": Stems(("prévoit", "prévoient"), "prévoy", ("prévit", "prévirent"), "prévoir", "prévu"),
    "faire": Stems(("fait", "font"), "fais", ("fit", "firent"), "fer", "fait"),
    "mettre": Stems(("met", "mettent"), "mett", ("mit", "mirent"), "mettr", "mis"),
    "admettre": Stems(("admet", "admettent"), "admett", ("admit", "admirent"), "admettr", "admis"),
    "promettre": Stems(("promet", "promettent"), "promett", ("promit", "promirent"), "promettr", "promis"),
    "démentir": Stems(("dément", "démentent"), "dément", ("démentit", "démentirent"), "démentir", "démenti"),
    "soutenir": Stems(
        ("soutient", "soutiennent"), "souten", ("soutint", "soutinrent"), "soutiendr", "soutenu"
    ),
    "convenir": Stems(
        ("convient", "conviennent"), "conven", ("convint", "convinrent"), "conviendr", "convenu"
    ),
    "prévenir": Stems(
        ("prévient", "préviennent"), "préven", ("prévint", "prévinrent"), "préviendr", "prévenu"
    ),
    "découvrir": Stems(
        ("découvre", "découvrent"), "découvr", ("découvrit", "découvrirent"), "découvrir", "découvert"
    ),
    "reconnaître": Stems(
        ("reconnaît", "reconnaissent"),
        "reconnaiss",
        ("reconnut", "reconnurent"),
        "reconnaîtr",
        "reconnu",
    ),
    "apprendre": Stems(("apprend", "apprennent"), "appren", ("apprit", "apprirent"), "apprendr", "appris"),
}


def forms_of(verb: str) -> dict[str, set[str]]:
    """Every form of a verb, by what it is: fin, pp, inf or ger."""
    stems = _IRREGULAR.get(verb) or _regular(verb)
    forms: dict[str, set[str]] = {"fin": set(), "pp": set(), "inf": {verb}, "ger": set()}
    forms["fin"] |= set(stems.present) | set(stems.past)
    soft = _softened(stems.imperfect)
    forms["fin"] |= {soft + ending for ending in ("ait", "aient")}
    forms["ger"].add(soft + "ant")
    forms["fin"] |= {stems.future + ending for ending in ("a", "ont", "ait", "aient")}
    forms["fin"] |= _present_first_person(verb, stems)
    forms["pp"] |= _agreements(stems.participle)
    return forms


def _regular(verb: str) -> Stems:
    stem = verb[:-2]
    if verb.endswith("er"):
        weak = _open_vowel(stem)
        past = _softened(stem)
        future = (weak if weak != stem and not _keeps_accent(stem) else stem) + "er"
        return Stems((weak + "e", weak + "ent"), stem, (past + "a", stem + "èrent"), future, stem + "é")
    if verb.endswith("ir"):
        return Stems((stem + "it", stem + "issent"), stem + "iss", (stem + "it", stem + "irent"), verb, stem + "i")
    return Stems((stem, stem + "ent"), stem, (stem + "it", stem + "irent"), stem + "r", stem + "u")


def _softened(stem: str) -> str:
    """The stem before "a": "annonc" keeps its sound as "annonç", "juge" as "juge"."""
    if stem.endswith("c"):
        return stem[:-1] + "ç"
    return stem + "e" if stem.endswith("g") else stem


def _open_vowel(stem: str) -> str:
    """The stem before a silent ending: rappel → rappell, répét → répèt, balay → balai."""
    if stem.endswith(("appel", "ejet")):
        return stem + stem[-1]
    if stem.endswith("ay"):
        return stem[:-1] + "i"
    if stem.endswith(("èv", "artel")):
        return stem[:-2] + "èl"
    if len(stem) > 2 and stem[-2] == "é":
        return stem[:-2] + "è" + stem[-1]
    if stem.endswith(("égu", "élébr")):
        return stem.replace("é", "è")
    return stem


def _keeps_accent(stem: str) -> bool:
    """"Il répétera": an é changes in the present but not in the future."""
    return len(stem) > 2 and stem[-2] == "é"


def _present_first_person(verb: str, stems: Stems) -> set[str]:
    plural = _softened(stems.imperfect) + "ons"
    if verb.endswith("er"):
        return {plural, stems.present[0]}
    singular = stems.present[0]
    return {plural, singular[:-1] + "s" if singular.endswith("t") else singular + "s"}


def _agreements(participle: str) -> set[str]:
    plural = participle if participle.endswith("s") else participle + "s"
    return {participle, participle + "e", plural, participle + "es"}
