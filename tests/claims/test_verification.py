"""The status function, as a table."""

import pytest

from claims.choices import ResponseKind
from claims.verification import Answer, Bearing, standing


def answers(*pairs: tuple[str, str]) -> list[Answer]:
    return [Answer(f"rsp_{i}", kind, state, "claimant") for i, (kind, state) in enumerate(pairs)]


def bearings(*pairs: tuple[str, bool]) -> list[Bearing]:
    return [Bearing(f"evd_{i}", stance, withdrawn) for i, (stance, withdrawn) in enumerate(pairs)]


@pytest.mark.parametrize(
    ("responses", "evidence", "status", "reasons"),
    [
        pytest.param([], [], "unverified", ["not_assessed"], id="nothing known"),
        pytest.param(
            [("denial", "standing")],
            [],
            "contested",
            ["standing_denial", "not_assessed"],
            id="denied",
        ),
        pytest.param(
            [("partial_denial", "standing")],
            [],
            "contested",
            ["standing_denial", "not_assessed"],
            id="denied in part",
        ),
        pytest.param(
            [("unspecific_denial", "standing")],
            [],
            "contested",
            ["standing_denial", "not_assessed"],
            id="denied without saying what",
        ),
        pytest.param(
            [("denial", "withdrawn")], [], "unverified", ["not_assessed"], id="denial withdrawn"
        ),
        pytest.param(
            [("denial", "superseded"), ("confirmation", "standing")],
            [],
            "unverified",
            ["not_assessed"],
            id="denial superseded by a confirmation",
        ),
        pytest.param(
            [("denial", "superseded"), ("partial_denial", "standing")],
            [],
            "contested",
            ["standing_denial", "not_assessed"],
            id="denial superseded by a narrower one",
        ),
        pytest.param(
            [("no_comment", "standing"), ("neither_confirm_nor_deny", "standing")],
            [],
            "unverified",
            ["not_assessed"],
            id="silence is no denial",
        ),
        pytest.param(
            [("confirmation", "standing"), ("acknowledgement", "standing")],
            [],
            "unverified",
            ["not_assessed"],
            id="a party's own word verifies nothing",
        ),
        pytest.param(
            [("retraction", "standing")],
            [],
            "contested",
            ["retracted_by_claimant", "not_assessed"],
            id="taken back by its claimant",
        ),
        pytest.param(
            [], [("supports", False)], "unverified", ["not_assessed"], id="supported, not assessed"
        ),
        pytest.param(
            [],
            [("refutes", False)],
            "contested",
            ["refuting_evidence", "not_assessed"],
            id="evidence against it, not assessed",
        ),
        pytest.param(
            [],
            [("refutes", True), ("context", False)],
            "unverified",
            ["not_assessed"],
            id="evidence against it withdrawn",
        ),
        pytest.param(
            [("denial", "standing")],
            [("refutes", False), ("supports", False)],
            "contested",
            ["standing_denial", "refuting_evidence", "not_assessed"],
            id="denied, with evidence both ways",
        ),
    ],
)
def test_the_status_follows_from_answers_and_evidence(
    responses: list[tuple[str, str]],
    evidence: list[tuple[str, bool]],
    status: str,
    reasons: list[str],
) -> None:
    found = standing(answers(*responses), bearings(*evidence))

    assert found.status == status
    assert [reason.code for reason in found.reasons] == reasons


def test_each_reason_names_what_it_rests_on() -> None:
    found = standing(
        answers(("no_comment", "standing"), ("denial", "standing"), ("denial", "withdrawn")),
        bearings(("refutes", False)),
    )

    assert [(r.code, r.items) for r in found.reasons] == [
        ("standing_denial", ("rsp_1",)),
        ("refuting_evidence", ("evd_0",)),
        ("not_assessed", ()),
    ]


@pytest.mark.parametrize("kind", ResponseKind.values)
def test_denied_is_never_refuted(kind: str) -> None:
    assert standing(answers((kind, "standing")), []).status != "refuted"
