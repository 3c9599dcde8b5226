"""Finding claims by words."""

import pytest

from claims.models import Claim
from tests.builders import a_claim

pytestmark = pytest.mark.django_db


def found(words: str) -> list[str]:
    return [claim.text for claim in Claim.objects.matching(words).newest_first()]


def test_words_are_found_whatever_their_accents_and_endings() -> None:
    a_claim(text="La Corée du Sud livre des munitions.", language="fr")
    a_claim(text="The bridge cost three million.")

    assert found("coree munition") == ["La Corée du Sud livre des munitions."]
    assert found("bridges") == ["The bridge cost three million."]


def test_a_dash_before_a_word_excludes_it_and_a_dash_between_words_does_not() -> None:
    a_claim(text="The bridge cost three million.")
    a_claim(text="The bridge fell.")

    assert found("bridge -million") == ["The bridge fell."]
    assert found("bridge – million") == ["The bridge cost three million."]


@pytest.mark.parametrize("words", ["-" * 500, "- " * 500, "—" * 500, "-(" * 500, "-!" * 500])
def test_any_number_of_dashes_can_be_searched_for(words: str) -> None:
    a_claim(text="The bridge fell.")

    assert found(f"{words} bridge") == ["The bridge fell."]
