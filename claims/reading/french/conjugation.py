"""The third-person, infinitive and participle forms of French verbs.

News speaks of others, so other persons are left out, save the first persons of the present:
"je démens" and "nous démentons" open many statements.
"""

import re
from typing import NamedTuple


class Endings(NamedTuple):
    """What replaces the ending of the infinitive in the forms that differ."""

    singular: str
    """Third person singular of the present: "dit"."""
    plural: str
    """Third person plural of the present: "disent"."""
    imperfect: str
    """Stem of the imperfect and of the present participle: "dis"."""
    past: tuple[str, str]
    """The past historic, third person: "dit", "dirent"."""
    future: str
    participle: str


# The longest ending that fits an infinitive decides; the stem before it is kept.
_ENDINGS = {
    "faire": Endings("fait", "font", "fais", ("fit", "firent"), "fer", "fait"),
    "prévoir": Endings(
        "prévoit", "prévoient", "prévoy", ("prévit", "prévirent"), "prévoir", "prévu"
    ),
    "rendre": Endings("rend", "rendent", "rend", ("rendit", "rendirent"), "rendr", "rendu"),
    "mourir": Endings("meurt", "meurent", "mour", ("mourut", "moururent"), "mourr", "mort"),
    "courir": Endings("court", "courent", "cour", ("courut", "coururent"), "courr", "couru"),
    "acquérir": Endings(
        "acquiert", "acquièrent", "acquér", ("acquit", "acquirent"), "acquerr", "acquis"
    ),
    "quérir": Endings("quiert", "quièrent", "quér", ("quit", "quirent"), "querr", "quis"),
    "envoyer": Endings("envoie", "envoient", "envoy", ("envoya", "envoyèrent"), "enverr", "envoyé"),
    "valoir": Endings("vaut", "valent", "val", ("valut", "valurent"), "vaudr", "valu"),
    "vouloir": Endings("veut", "veulent", "voul", ("voulut", "voulurent"), "voudr", "voulu"),
    "inclure": Endings("inclut", "incluent", "inclu", ("inclut", "inclurent"), "inclur", "inclus"),
    "naître": Endings("naît", "naissent", "naiss", ("naquit", "naquirent"), "naîtr", "né"),
    "vaincre": Endings(
        "vainc", "vainquent", "vainqu", ("vainquit", "vainquirent"), "vaincr", "vaincu"
    ),
    "démentir": Endings(
        "dément", "démentent", "dément", ("démentit", "démentirent"), "démentir", "démenti"
    ),
    "redire": Endings("redit", "redisent", "redis", ("redit", "redirent"), "redir", "redit"),
    "dire": Endings("dit", "disent", "dis", ("dit", "dirent"), "dir", "dit"),
    "crire": Endings("crit", "crivent", "criv", ("crivit", "crivirent"), "crir", "crit"),
    "clure": Endings("clut", "cluent", "clu", ("clut", "clurent"), "clur", "clu"),
    "lire": Endings("lit", "lisent", "lis", ("lut", "lurent"), "lir", "lu"),
    "ivre": Endings("it", "ivent", "iv", ("ivit", "ivirent"), "ivr", "ivi"),
    "oire": Endings("oit", "oient", "oy", ("ut", "urent"), "oir", "u"),
    "uire": Endings("uit", "uisent", "uis", ("uisit", "uisirent"), "uir", "uit"),
    "ainre": Endings("aint", "aignent", "aign", ("aignit", "aignirent"), "aindr", "aint"),
    "aindre": Endings("aint", "aignent", "aign", ("aignit", "aignirent"), "aindr", "aint"),
    "eindre": Endings("eint", "eignent", "eign", ("eignit", "eignirent"), "eindr", "eint"),
    "oindre": Endings("oint", "oignent", "oign", ("oignit", "oignirent"), "oindr", "oint"),
    "prendre": Endings("prend", "prennent", "pren", ("prit", "prirent"), "prendr", "pris"),
    "mettre": Endings("met", "mettent", "mett", ("mit", "mirent"), "mettr", "mis"),
    "battre": Endings("bat", "battent", "batt", ("battit", "battirent"), "battr", "battu"),
    "rompre": Endings("rompt", "rompent", "romp", ("rompit", "rompirent"), "rompr", "rompu"),
    "connaître": Endings(
        "connaît", "connaissent", "connaiss", ("connut", "connurent"), "connaîtr", "connu"
    ),
    "eeter": Endings("eete", "eetent", "eet", ("eeta", "eetèrent"), "eeter", "eeté"),
    "aître": Endings("aît", "aissent", "aiss", ("ut", "urent"), "aîtr", "u"),
    "croître": Endings("croît", "croissent", "croiss", ("crut", "crurent"), "croîtr", "cru"),
    "cevoir": Endings("çoit", "çoivent", "cev", ("çut", "çurent"), "cevr", "çu"),
    "ouvoir": Endings("eut", "euvent", "ouv", ("ut", "urent"), "ourr", "u"),
    "venir": Endings("vient", "viennent", "ven", ("vint", "vinrent"), "viendr", "venu"),
    "tenir": Endings("tient", "tiennent", "ten", ("tint", "tinrent"), "tiendr", "tenu"),
    "vrir": Endings("vre", "vrent", "vr", ("vrit", "vrirent"), "vrir", "vert"),
    "frir": Endings("fre", "frent", "fr", ("frit", "frirent"), "frir", "fert"),
    "cueillir": Endings(
        "cueille", "cueillent", "cueill", ("cueillit", "cueillirent"), "cueiller", "cueilli"
    ),
    "partir": Endings("part", "partent", "part", ("partit", "partirent"), "partir", "parti"),
    "sortir": Endings("sort", "sortent", "sort", ("sortit", "sortirent"), "sortir", "sorti"),
    "sentir": Endings("sent", "sentent", "sent", ("sentit", "sentirent"), "sentir", "senti"),
    "servir": Endings("sert", "servent", "serv", ("servit", "servirent"), "servir", "servi"),
    "fuir": Endings("fuit", "fuient", "fuy", ("fuit", "fuirent"), "fuir", "fui"),
    "peler": Endings("pelle", "pellent", "pel", ("pela", "pelèrent"), "peller", "pelé"),
    "jeter": Endings("jette", "jettent", "jet", ("jeta", "jetèrent"), "jetter", "jeté"),
    "teler": Endings("tèle", "tèlent", "tel", ("tela", "telèrent"), "tèler", "telé"),
    "ever": Endings("ève", "èvent", "ev", ("eva", "evèrent"), "èver", "evé"),
    "ener": Endings("ène", "ènent", "en", ("ena", "enèrent"), "èner", "ené"),
    "eter": Endings("ète", "ètent", "et", ("eta", "etèrent"), "èter", "eté"),
    "eser": Endings("èse", "èsent", "es", ("esa", "esèrent"), "èser", "esé"),
    "ayer": Endings("aie", "aient", "ay", ("aya", "ayèrent"), "aier", "ayé"),
    "oyer": Endings("oie", "oient", "oy", ("oya", "oyèrent"), "oier", "oyé"),
    "uyer": Endings("uie", "uient", "uy", ("uya", "uyèrent"), "uier", "uyé"),
    "cer": Endings("ce", "cent", "ç", ("ça", "cèrent"), "cer", "cé"),
    "ger": Endings("ge", "gent", "ge", ("gea", "gèrent"), "ger", "gé"),
    "er": Endings("e", "ent", "", ("a", "èrent"), "er", "é"),
    "ir": Endings("it", "issent", "iss", ("it", "irent"), "ir", "i"),
    "dre": Endings("d", "dent", "d", ("dit", "dirent"), "dr", "du"),
    "re": Endings("", "ent", "", ("it", "irent"), "r", "u"),
    "oir": Endings("oit", "oient", "oy", ("it", "irent"), "err", "u"),
}
_LONGEST = max(map(len, _ENDINGS))
# "répéter" has "répète", "abréger" has "abrège": é opens before a silent ending.
_CLOSED = re.compile(r"(.*)é((?:gu|gn|br|gl|ch|tr|[bcdfglmnprstvz]))er")


def forms_of(verb: str) -> dict[str, set[str]]:
    """Every form of a verb, by what it is: fin, pp, inf or ger."""
    stem, endings = _split(verb)
    finite = _present(verb, stem, endings)
    finite |= {stem + ending for ending in endings.past}
    finite |= {stem + endings.imperfect + ending for ending in ("ait", "aient")}
    finite |= {stem + endings.future + ending for ending in ("a", "ont", "ait", "aient")}
    return {
        "fin": finite,
        "pp": _agreements(stem + endings.participle),
        "inf": {verb},
        "ger": {stem + endings.imperfect + "ant"},
    }


def _present(verb: str, stem: str, endings: Endings) -> set[str]:
    plural = stem + endings.imperfect + "ons"
    opened = _CLOSED.fullmatch(verb)
    if opened is not None:
        root = opened[1] + "è" + opened[2]
        return {root + "e", root + "ent", plural}
    singular = stem + endings.singular
    return {singular, stem + endings.plural, plural, _first_person(singular)}


def _split(verb: str) -> tuple[str, Endings]:
    for length in range(min(_LONGEST, len(verb)), 1, -1):
        endings = _ENDINGS.get(verb[-length:])
        if endings is not None:
            return verb[:-length], endings
    raise ValueError(f"{verb} is not a French infinitive")


def _first_person(singular: str) -> str:
    if singular.endswith("e"):
        return singular
    return singular[:-1] + "s" if singular.endswith("t") else singular + "s"


def _agreements(participle: str) -> set[str]:
    plural = participle if participle.endswith("s") else participle + "s"
    return {participle, participle + "e", plural, participle + "es"}
