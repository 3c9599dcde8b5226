"""Charts that the server draws."""

from factcheck import charts


def test_a_stacked_bar_shares_the_whole_among_its_parts() -> None:
    bar = charts.stacked_bar([("a", "A", 1), ("b", "B", 0), ("c", "C", 3)])

    assert [(part.code, part.start, part.width) for part in bar] == [
        ("a", "0.00%", "25.00%"),
        ("c", "25.00%", "75.00%"),
    ]


def test_a_bar_of_nothing_is_empty() -> None:
    assert charts.stacked_bar([("a", "A", 0)]) == []


def test_the_highest_column_fills_the_canvas_and_none_has_no_height() -> None:
    columns = charts.columns([("one", 2, "/a"), ("two", 4, "/b"), ("three", 0, "/c")])

    assert [(column.y, column.height) for column in columns] == [
        ("50.00%", "50.00%"),
        ("0.00%", "100.00%"),
        ("100.00%", "0.00%"),
    ]


def test_columns_of_nothing_have_no_height() -> None:
    assert [column.height for column in charts.columns([("one", 0, "/a")])] == ["0.00%"]
    assert charts.columns([]) == []
