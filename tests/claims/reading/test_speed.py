"""Reading takes time in proportion to the text, whatever the text."""

import time

import pytest

from claims.reading import read

SMALL, LARGE = 4_000, 16_000

ARTICLE = (
    "Les médias ont rapporté que la ville avait vendu le stade, mais la mairie a déclaré qu'elle"
    " discutait de son avenir, mais que ces informations étaient inexactes. « Nous n'avons rien"
    " signé », a précisé mardi le maire, Paul Durand. Selon l'opposition, le contrat serait prêt."
    " M. Durand a refusé de commenter. Le club, qui joue en deuxième division, n'a pas réagi.\n\n"
)


def seconds_for(text: str, language: str) -> float:
    started = time.process_time()
    read(text, language)
    return time.process_time() - started


def test_an_article_is_read_in_well_under_a_second() -> None:
    read(ARTICLE, "fr")

    assert seconds_for(ARTICLE * 6, "fr") < 1


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "unit",
    [
        ARTICLE,
        "a",
        "« ",
        "“",
        '"a ',
        "(",
        "que ",
        "that ",
        "a dit que ",
        "he said that ",
        "and said ",
        "selon Paul, ",
        "according to Bob, ",
        "il aurait dit que, ",
        ", ce que dément Paul",
        "denied it, ",
        "a-",
        "Paul qui ",
        "😀",
    ],
)
def test_four_times_the_text_takes_no_more_than_some_four_times_as_long(
    unit: str, language: str
) -> None:
    small = seconds_for((unit * SMALL)[:SMALL], language)
    large = seconds_for((unit * LARGE)[:LARGE], language)

    # Twice the proportion, and a floor for what is too quick to measure.
    assert large < 8 * max(small, 0.1)
