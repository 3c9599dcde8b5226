"""The grammar of attribution in French, one construction a sentence."""

import pytest

from claims.reading import read
from tests.claims.reading.reading_of import Statement, denied_by, statements_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Le maire assure que la piscine rouvrira en juin.",
            [("projection", "la piscine rouvrira en juin", "Le maire")],
        ),
        (
            "Il a ajouté que la situation était grave et que des renforts étaient nécessaires.",
            [
                ("assertion", "la situation était grave", "Il"),
                ("assertion", "des renforts étaient nécessaires", "Il"),
            ],
        ),
        (
            "Le ministère a expliqué dans un communiqué publié lundi que l'incident était clos.",
            [("assertion", "l'incident était clos", "Le ministère")],
        ),
        (
            "Le gouvernement assure, lui, que la réforme sera appliquée en janvier.",
            [("projection", "la réforme sera appliquée en janvier", "Le gouvernement")],
        ),
        (
            "Le président a annoncé qu'il partirait en mai.",
            [("projection", "il partirait en mai", "Le président")],
        ),
        (
            "Le président a déclaré lundi que les élections auraient lieu en octobre.",
            [("projection", "les élections auraient lieu en octobre", "Le président")],
        ),
        (
            "Le ministre a reconnu que deux soldats étaient morts, sans préciser leur grade.",
            [("confirmation", "deux soldats étaient morts", "Le ministre")],
        ),
        (
            "Le maire est convaincu que la ville gagnera.",
            [("projection", "la ville gagnera", "Le maire")],
        ),
    ],
)
def test_indirect_speech_gives_the_words_after_que(text: str, found: list[Statement]) -> None:
    assert statements_in(text, "fr") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "« La piscine rouvrira en juin », assure le maire.",
            [("projection", "La piscine rouvrira en juin", "le maire")],
        ),
        (
            "Les travaux dureront un an, a précisé mardi le maire de Nantes à la presse.",
            [("projection", "Les travaux dureront un an", "le maire de Nantes")],
        ),
        (
            "« C'est une décision politique », a dénoncé son avocat, Me Dupond.",
            [("assertion", "C'est une décision politique", "son avocat, Me Dupond")],
        ),
        (
            "Comme l'a rappelé le Premier ministre, la dette dépasse 100 % du PIB.",
            [("assertion", "la dette dépasse 100 % du PIB", "le Premier ministre")],
        ),
        (
            "« Le grain s'abîme. Il faut le vendre », insiste-t-il dans sa lettre.",
            [("assertion", "Le grain s'abîme. Il faut le vendre", "il")],
        ),
        (
            "L'accident s'est produit vers midi, a-t-on appris auprès du parquet.",
            [("hearsay", "L'accident s'est produit vers midi", "parquet")],
        ),
    ],
)
def test_the_speaker_may_come_after_the_words(text: str, found: list[Statement]) -> None:
    assert statements_in(text, "fr") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Selon le maire, la piscine rouvrira en juin.",
            [("projection", "la piscine rouvrira en juin", "le maire")],
        ),
        (
            "Les travaux, selon l'opposition, prendront du retard.",
            [
                (
                    "projection",
                    "Les travaux, selon l'opposition, prendront du retard",
                    "l'opposition",
                )
            ],
        ),
        (
            "Les travaux prendront du retard, selon l'opposition.",
            [("projection", "Les travaux prendront du retard", "l'opposition")],
        ),
        (
            "D'après plusieurs témoins, l'homme aurait crié avant de tirer.",
            [("hearsay", "l'homme aurait crié avant de tirer", "plusieurs témoins")],
        ),
        (
            "À en croire le syndicat, 300 emplois seraient menacés.",
            [("hearsay", "300 emplois seraient menacés", "le syndicat")],
        ),
        (
            "Pour Jean Dupont, président de l'association, cette loi est une erreur.",
            [
                (
                    "assertion",
                    "cette loi est une erreur",
                    "Jean Dupont, président de l'association",
                )
            ],
        ),
    ],
)
def test_selon_attributes_before_inside_and_after(text: str, found: list[Statement]) -> None:
    assert statements_in(text, "fr") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Le suspect a reconnu avoir volé la voiture.",
            [("confirmation", "avoir volé la voiture", "Le suspect")],
        ),
        (
            "Le ministre dit vouloir réformer l'hôpital.",
            [("projection", "vouloir réformer l'hôpital", "Le ministre")],
        ),
        (
            "Emmanuel Macron qualifie la proposition d'« irresponsable ».",
            [("assertion", "la proposition d'« irresponsable »", "Emmanuel Macron")],
        ),
        (
            "Le groupe accuse le gouvernement d'avoir dissimulé le rapport.",
            [("assertion", "le gouvernement d'avoir dissimulé le rapport", "Le groupe")],
        ),
        (
            "Deux hommes sont soupçonnés d'avoir incendié la mairie.",
            [("hearsay", "Deux hommes sont soupçonnés d'avoir incendié la mairie", None)],
        ),
        (
            "L'ancien ministre est accusé par deux femmes de harcèlement.",
            [
                (
                    "assertion",
                    "L'ancien ministre est accusé par deux femmes de harcèlement",
                    "deux femmes",
                )
            ],
        ),
        (
            "Le groupe État islamique a revendiqué l'attentat.",
            [("assertion", "l'attentat", "Le groupe État islamique")],
        ),
        (
            "La préfecture évoque, pour sa part, 2 000 manifestants.",
            [("assertion", "2 000 manifestants", "La préfecture")],
        ),
        (
            "Une rumeur selon laquelle le chanteur serait mort a circulé sur les réseaux sociaux.",
            [("hearsay", "le chanteur serait mort", None)],
        ),
        (
            "La Russie tient l'OTAN pour responsable de la crise.",
            [("assertion", "l'OTAN pour responsable de la crise", "La Russie")],
        ),
    ],
)
def test_words_are_attributed_by_other_constructions_too(text: str, found: list[Statement]) -> None:
    assert statements_in(text, "fr") == found


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "Le directeur de l'hôpital, le docteur Martin, a indiqué hier que tout allait bien.",
            "Le directeur de l'hôpital, le docteur Martin",
        ),
        (
            "Mardi, dans un communiqué, le parquet a indiqué que l'enquête était ouverte.",
            "le parquet",
        ),
        (
            "Le chef de l'État, qui s'exprimait hier, a affirmé que la guerre était finie.",
            "Le chef de l'État",
        ),
        (
            "Interrogé par Le Monde, le ministre a affirmé que le dossier était vide.",
            "le ministre",
        ),
        (
            "Dans un communiqué le préfet affirme que la route est rouverte.",
            "le préfet",
        ),
        (
            "M. Durand et Mme Petit ont déclaré que le pont était fermé.",
            "M. Durand et Mme Petit",
        ),
    ],
)
def test_the_claimant_is_the_noun_phrase_with_its_apposition(text: str, claimant: str) -> None:
    (found,) = read(text, "fr").proposals

    assert found.claimant is not None
    assert found.claimant.text == claimant


def test_a_pronoun_goes_back_to_who_spoke_last() -> None:
    text = "Jean Moulin affirme que le pont tient. Il ajoute que la route est sûre."

    _, second = read(text, "fr").proposals

    assert second.claimant is not None
    assert (second.claimant.text, second.claimant.refers_to) == ("Il", "Jean Moulin")


def test_a_pronoun_of_the_other_gender_goes_back_to_nobody() -> None:
    text = "Le ministre affirme que le pont tient. Elle ajoute que la route est sûre."

    _, second = read(text, "fr").proposals

    assert second.claimant is not None
    assert second.claimant.refers_to is None


def test_a_quotation_that_stands_alone_is_of_the_last_speaker() -> None:
    text = (
        "« Le bilan pourrait s'alourdir », a prévenu le préfet."
        " « Les secours travaillent sans relâche depuis l'aube. »"
    )

    assert statements_in(text, "fr")[1] == (
        "assertion",
        "Les secours travaillent sans relâche depuis l'aube",
        "le préfet",
    )


def test_the_outlet_that_passes_words_on_is_a_step_before_the_speaker() -> None:
    text = "Le ministre a déclaré que le pont était fermé, a rapporté l'agence Tass."

    (found,) = read(text, "fr").proposals

    assert found.quote == "le pont était fermé"
    assert [step.mention.text for step in found.attribution] == ["l'agence Tass", "Le ministre"]


@pytest.mark.parametrize(
    "text",
    [
        "Le chanteur serait mort dans la nuit de lundi à mardi.",
        "Le pilote aurait déclaré que le moteur était en feu.",
        "Il semblerait que le pilote ait perdu le contrôle.",
        "Des sources proches du dossier affirment que l'accord est signé.",
        "Les médias ont rapporté que l'accord était signé.",
        "Le brouillard pourrait être la cause de l'accident.",
    ],
)
def test_what_nobody_vouches_for_is_hearsay(text: str) -> None:
    assert [kind for kind, _, _ in statements_in(text, "fr")] == ["hearsay"]


@pytest.mark.parametrize(
    "text",
    [
        "Si la loi était votée, le budget augmenterait.",
        "Le ministre aurait dû partir plus tôt.",
        "Les soldats entraient dans la ville et montraient leurs papiers.",
        "« Il serait temps de partir. »",
    ],
)
def test_a_conditional_that_is_no_rumour_is_no_statement(text: str) -> None:
    assert statements_in(text, "fr") == []


@pytest.mark.parametrize(
    ("text", "words", "claimant"),
    [
        ("L'entreprise dément tout licenciement.", "dément tout licenciement", "L'entreprise"),
        (
            "Interrogé mardi, le ministre a nié avoir rencontré l'homme d'affaires.",
            "a nié avoir rencontré l'homme d'affaires",
            "le ministre",
        ),
        (
            "« C'est totalement faux », a répondu la ministre.",
            "C'est totalement faux",
            "la ministre",
        ),
        (
            "La ministre a répondu que ces accusations étaient sans fondement.",
            "ces accusations étaient sans fondement",
            "La ministre",
        ),
        ("L'homme clame son innocence.", "clame son innocence", "L'homme"),
        ("Les accusés ont plaidé non coupable.", "ont plaidé non coupable", "Les accusés"),
        ("Il est revenu sur ses déclarations.", "est revenu sur ses déclarations", "Il"),
        (
            "Le directeur s'est défendu d'avoir menti.",
            "s'est défendu d'avoir menti",
            "Le directeur",
        ),
        (
            "L'avocat a indiqué que son client contestait les faits.",
            "son client contestait les faits",
            "L'avocat",
        ),
        (
            "Le maire juge « extravagante » cette affirmation.",
            "juge « extravagante » cette affirmation",
            "Le maire",
        ),
        (
            "Ces rumeurs ont été démenties par la direction.",
            "Ces rumeurs ont été démenties par la direction",
            "la direction",
        ),
        (
            "« Je n'ai jamais reçu un centime », se défend l'élu.",
            "Je n'ai jamais reçu un centime",
            "l'élu",
        ),
    ],
)
def test_a_denial_is_found_by_its_verb_or_by_what_it_says(
    text: str, words: str, claimant: str
) -> None:
    assert statements_in(text, "fr") == [("denial", words, claimant)]


@pytest.mark.parametrize(
    "text",
    [
        "L'opposition doute que l'élection soit libre.",
        "Le ministre remet en question les chiffres du syndicat.",
        "La direction nie en revanche tout « projet de fermeture ».",
    ],
)
def test_a_doubt_and_a_limit_are_partial_denials(text: str) -> None:
    assert [kind for kind, _, _ in statements_in(text, "fr")] == ["partial_denial"]


@pytest.mark.parametrize(
    "text",
    [
        "Le ministère n'a pas souhaité faire de commentaire.",
        "Contactée, la direction n'a pas répondu à nos sollicitations.",
        "La mairie s'est refusée à tout commentaire.",
        "La France n'a ni confirmé ni démenti la présence de ses forces.",
    ],
)
def test_silence_is_not_a_denial(text: str) -> None:
    assert [kind for kind, _, _ in statements_in(text, "fr")] == ["no_comment"]


ACCUSATION = "l'armée d'avoir bombardé un hôpital"


@pytest.mark.parametrize(
    ("answer", "denial"),
    [
        (", ce que dément Damas.", "ce que dément Damas"),
        (", ce que l'armée dément.", "ce que l'armée dément"),
        (", une accusation que Damas rejette.", "une accusation que Damas rejette"),
        (". Damas rejette ces accusations.", "rejette ces accusations"),
        (". Damas a démenti.", "a démenti"),
        (
            ", des accusations que Damas qualifie d'infondées.",
            "des accusations que Damas qualifie d'infondées",
        ),
        (". « Cette accusation est fausse », répond Damas.", "Cette accusation est fausse"),
    ],
)
def test_a_denial_is_linked_to_what_it_denies(answer: str, denial: str) -> None:
    text = f"L'ONG accuse {ACCUSATION}{answer}"

    assert denied_by(text, "fr") == {denial: [ACCUSATION]}


def test_a_denial_is_linked_to_the_contradicted_words() -> None:
    text = (
        "Amnesty International affirme que l'armée a tiré sur la foule."
        " « Nous n'avons jamais tiré sur la foule », affirme le général Diallo."
    )

    assert denied_by(text, "fr") == {
        "Nous n'avons jamais tiré sur la foule": ["l'armée a tiré sur la foule"]
    }


def test_a_denial_of_something_else_is_linked_to_nothing() -> None:
    text = (
        "Selon le préfet, douze maisons ont brûlé dans la vallée."
        " Le porte-parole de la banque dément toute vente de ses actions."
    )

    assert denied_by(text, "fr") == {"dément toute vente de ses actions": []}


def test_who_admits_before_denying_confirms_and_both_answer_the_same() -> None:
    text = (
        "Les médias ont rapporté que la ville avait vendu le stade, mais la mairie a déclaré"
        " qu'elle discutait de son avenir, mais que ces informations étaient inexactes."
    )

    reported, admitted, denied = read(text, "fr").proposals

    assert [reported.type, admitted.type, denied.type] == ["hearsay", "confirmation", "denial"]
    assert [target.key for target in denied.targets] == [reported.key]
    assert [target.key for target in admitted.targets] == [reported.key]


@pytest.mark.parametrize(
    "text",
    [
        "Le Sénat a rejeté le projet de loi.",
        "Les élus ont confirmé à l'unanimité le choix du maire.",
        "La cheminée filtre l'air avant de le rejeter dans l'atmosphère.",
        "Le président a annoncé sa démission.",
        "Selon leur âge, les enfants sont répartis en groupes.",
        "La ministre a exhorté les parties à négocier.",
        "M. Durand a remercié les secours.",
        "Les habitants demandent que la route soit réparée.",
        "Il faut dire que la ville est grande.",
        "Le boxeur conteste le titre au champion.",
        "Le prétendant au trône a salué la foule.",
        "Le juge et le porte-parole sont arrivés à midi.",
        "Le directeur, dit le Grand, est né à Tours en 1950.",
    ],
)
def test_what_only_looks_like_attribution_is_left_alone(text: str) -> None:
    assert statements_in(text, "fr") == []
