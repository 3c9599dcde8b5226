"""When something need not be done again."""

from pathlib import Path

from bootstrap.fingerprints import STATIC_FILES, fingerprint


def a_checkout(folder: Path) -> Path:
    (folder / "app" / "static" / "app").mkdir(parents=True)
    (folder / "app" / "static" / "app" / "page.css").write_text("p {}")
    return folder


def test_it_changes_with_the_content_and_the_name_of_a_file(tmp_path: Path) -> None:
    checkout = a_checkout(tmp_path)
    file = checkout / "app" / "static" / "app" / "page.css"
    seen = {fingerprint(checkout, STATIC_FILES)}

    file.write_text("q {}")
    seen.add(fingerprint(checkout, STATIC_FILES))
    file.rename(file.with_name("site.css"))
    seen.add(fingerprint(checkout, STATIC_FILES))

    assert len(seen) == 3


def test_it_changes_with_what_is_beside_the_files(tmp_path: Path) -> None:
    assert fingerprint(tmp_path, beside="one") != fingerprint(tmp_path, beside="two")


def test_the_collected_files_in_a_state_are_not_among_those_to_collect(tmp_path: Path) -> None:
    checkout = a_checkout(tmp_path)
    before = fingerprint(checkout, STATIC_FILES)

    (checkout / ".state" / "static").mkdir(parents=True)
    (checkout / ".state" / "static" / "page.css").write_text("p {}")

    assert fingerprint(checkout, STATIC_FILES) == before
