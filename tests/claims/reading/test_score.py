"""The reader against passages marked by hand: what it reaches today may not be lost."""

from tests.claims.reading.scoring import PASSAGES, passages, score


def test_french_passages_are_read_as_people_marked_them() -> None:
    reached = score("fr")

    assert reached.f1 >= 0.98
    assert reached.f1_closely >= 0.97
    assert reached.claimants >= 0.97
    assert reached.types >= 0.98
    assert reached.denial_precision == 1
    assert reached.denial_recall >= 0.92
    assert reached.links >= 0.72


def test_english_passages_are_read_as_people_marked_them() -> None:
    reached = score("en")

    assert reached.f1 >= 0.98
    assert reached.f1_closely >= 0.98
    assert reached.claimants >= 0.96
    assert reached.types >= 0.95
    assert reached.denial_recall == 1
    assert reached.links == 1


def test_passages_without_a_statement_stay_quiet() -> None:
    assert score("fr").false_alarms == 0
    assert score("en").false_alarms == 0


def test_every_passage_names_its_licence() -> None:
    attribution = (PASSAGES.parent / "ATTRIBUTION.md").read_text("utf-8")

    assert all(passage["id"] in attribution for passage in passages())
