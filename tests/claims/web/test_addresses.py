"""One article, many addresses: the same ones are spelled the same, different ones stay apart."""

from contextlib import suppress
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import Refusal
from claims.web.addresses import aliases, canonical, site_of
from claims.web.client import Page
from claims.web.errors import Reason


def a_page(
    *,
    head: str = "",
    requested: str = "https://www.news.example/article",
    redirects: tuple[str, ...] = (),
    url: str = "",
    media_type: str = "text/html",
) -> Page:
    return Page(
        requested_url=requested,
        url=url or requested,
        redirects=redirects,
        status=200,
        media_type=media_type,
        charset_header=None,
        body=f"<html><head>{head}</head><body><p>Text</p></body></html>".encode(),
        fetched_at=datetime(2023, 7, 12, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("HTTPS://WWW.News.Example/Article", "https://www.news.example/Article"),
        ("http://news.example", "http://news.example/"),
        ("  http://news.example/a\n", "http://news.example/a"),
        ("http://news.example:80/", "http://news.example/"),
        ("https://news.example:443/", "https://news.example/"),
        ("https://news.example:/", "https://news.example/"),
        ("https://news.example:80/", "https://news.example:80/"),
        ("https://news.example:8443/", "https://news.example:8443/"),
        ("https://[2A00:0:0::1]:443/", "https://[2a00::1]/"),
        ("https://MÜNCHEN.example/", "https://xn--mnchen-3ya.example/"),
        ("https://mu\u0308nchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://xn--mnchen-3ya.example/", "https://xn--mnchen-3ya.example/"),
        ("https://a_b.news.example/", "https://a_b.news.example/"),
        ("https://news.example/a/./b/../c", "https://news.example/a/c"),
        ("https://news.example/../../a", "https://news.example/a"),
        ("https://news.example/a/..", "https://news.example/"),
        ("https://news.example/a/b/.", "https://news.example/a/b/"),
        ("https://news.example/%2e%2e/a/%2E/b", "https://news.example/a/b"),
        ("https://news.example//a//b", "https://news.example//a//b"),
        (
            "https://archive.example/web/2023/https://news.example/a",
            "https://archive.example/web/2023/https://news.example/a",
        ),
        ("https://news.example/%7euser", "https://news.example/~user"),
        ("https://news.example/%c3%a9t%C3%A9", "https://news.example/%C3%A9t%C3%A9"),
        ("https://news.example/été", "https://news.example/%C3%A9t%C3%A9"),
        ("https://news.example/a%2fb", "https://news.example/a%2Fb"),
        ("https://news.example/100%", "https://news.example/100%25"),
        ("https://news.example/a#comments", "https://news.example/a"),
        ("https://news.example/a#:~:text=obus", "https://news.example/a"),
        ("https://news.example/#!/article/5", "https://news.example/#!/article/5"),
        ("https://news.example/?", "https://news.example/"),
        ("https://news.example/?id=5", "https://news.example/?id=5"),
        ("https://news.example/?b=2&a=1&b=1", "https://news.example/?b=2&a=1&b=1"),
        ("https://news.example/?a&b=&=c&&d", "https://news.example/?a&b=&=c&&d"),
        ("https://news.example/?q=a+b%20c", "https://news.example/?q=a+b%20c"),
        ("https://news.example/?a=1&utm_source=x", "https://news.example/?a=1"),
        ("https://news.example/?utm_source=x&a=1", "https://news.example/?a=1"),
        ("https://news.example/?UTM_Medium=x&%75tm_term=y", "https://news.example/"),
        ("https://news.example/?fbclid=1&gclid=2&mc_cid=3&xtor=RSS-1", "https://news.example/"),
        ("https://news.example/?at_medium=x&at_custom1=y&at=z", "https://news.example/?at=z"),
        ("https://news.example/?gclid2=1&utm=2", "https://news.example/?gclid2=1&utm=2"),
        ("https://news.example/?a=utm_source=b", "https://news.example/?a=utm_source=b"),
        ("https://news.example/?ref=x&source=y", "https://news.example/?ref=x&source=y"),
    ],
)
def test_an_address_has_one_spelling(written: str, expected: str) -> None:
    assert canonical(written) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://news.example/", "https://news.example/"),
        ("https://news.example/a", "https://news.example/A"),
        ("https://news.example/a", "https://news.example/a/"),
        ("https://news.example/?a=1&b=2", "https://news.example/?b=2&a=1"),
        ("https://news.example/?a=1", "https://news.example/?a=1&a=1"),
        ("https://news.example/a%2Fb", "https://news.example/a/b"),
        ("https://news.example/?a", "https://news.example/?a="),
        ("https://news.example/", "https://www.news.example/"),
    ],
)
def test_addresses_that_a_site_may_tell_apart_stay_apart(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("", "Only addresses that start with http"),
        ("news.example/article", "Only addresses that start with http"),
        ("ftp://news.example/", "Only addresses that start with http"),
        ("http://", "names no site"),
        ("http:///article", "names no site"),
        ("http://news .example/", "a space or an invisible character"),
        ("http://news.example/a\tb", "a space or an invisible character"),
        ("http://news.example\\a", "a backslash"),
        ("http://me:secret@news.example/", "a user name or a password"),
        ("http://news.example:99999/", "a port that does not exist"),
        ("http://news.example:http/", "not well formed"),
        ("http://-news.example/", "not well formed"),
        ("http://news..example/", "not well formed"),
        ("http://①.example/", "characters that no site's name has"),
        ("http://news。example/", "characters that no site's name has"),
        ("http://2130706433/", "oddly spelled"),
        ("http://[::g]/", "not a web address"),
        ("http://[1.2.3]/", "not a web address"),
        ("http://[::1/", "not a web address"),
        ("http://news.example/" + "a" * 2048, "at most 2048 characters"),
        ("http://news.example/" + "é" * 500, "at most 2048 characters"),
    ],
)
def test_what_is_no_address_is_refused_with_its_problem(written: str, says: str) -> None:
    with pytest.raises(Refusal) as caught:
        canonical(written)

    assert caught.value.code == Reason.INVALID_ADDRESS
    assert caught.value.field == "url"
    assert says in str(caught.value)


urls = st.builds(
    "{}://{}{}/{}{}{}".format,
    st.sampled_from(["http", "HTTPS"]),
    st.sampled_from(["News.example", "éé.example", "8.8.8.8", "[2A00::1]", "a.b.co.uk"]),
    st.sampled_from(["", ":80", ":443", ":8080", ":"]),
    st.text(alphabet="ab/.%2eéE7~?&=+;@:!$'()[]|{}^`\"<>", max_size=30),
    st.sampled_from(["", "?"]).flatmap(
        lambda mark: st.text(alphabet="ab&=%utm_x2e6é+/?[]", max_size=30).map(mark.__add__)
    ),
    st.sampled_from(["", "#", "#x", "#!", "#!/é/../%zz"]),
)


@given(urls)
def test_the_canonical_spelling_of_a_canonical_address_is_itself(url: str) -> None:
    once = canonical(url)

    assert canonical(once) == once


@given(st.lists(st.tuples(st.text("abcé %&=+", min_size=1), st.text("xyz &=é"))))
def test_unknown_parameters_are_neither_dropped_nor_reordered(pairs: list[tuple[str, str]]) -> None:
    url = f"https://news.example/?utm_source=a&{urlencode(pairs)}&fbclid=b"

    kept = parse_qsl(urlsplit(canonical(url)).query, keep_blank_values=True)

    assert kept == pairs


@given(st.sampled_from(["{}", "http://{}", "https://news.example/{}"]), st.text(max_size=60))
def test_any_text_is_an_address_or_is_refused(form: str, text: str) -> None:
    with suppress(Refusal):
        assert canonical(form.format(text)).startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("https://desk.lemonde.fr/", "lemonde.fr"),
        ("https://one.github.io/", "one.github.io"),
        ("https://a.b.news.example/", "news.example"),
        ("https://8.8.8.8/", "8.8.8.8"),
        ("https://[2a00::1]/", "2a00::1"),
    ],
)
def test_a_site_is_what_one_party_has_registered(url: str, site: str) -> None:
    assert site_of(url) == site


def test_a_page_is_known_under_every_address_on_the_way() -> None:
    page = a_page(
        requested="http://news.example/s?utm_source=x",
        redirects=("https://short.example/1", "https://www.news.example/a?fbclid=1"),
        url="https://www.news.example/a",
        head='<link rel="canonical" href="/article-5">'
        '<meta property="og:url" content="https://www.news.example/og">',
    )

    assert aliases(page) == (
        "http://news.example/s",
        "https://short.example/1",
        "https://www.news.example/a",
        "https://www.news.example/article-5",
    )


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://amp.news.example/a">',
        '<LINK REL="alternate canonical" HREF=" https://amp.news.example/a?utm_medium=x ">',
        '<link rel="canonical" href=""><meta property="og:url" content="//amp.news.example/a">',
        '<meta name="og:url" content="https://amp.news.example/a">',
        '<link rel="canonical" href="http://[::1"><link rel=canonical href=//amp.news.example/a>',
        "<link rel=canonical href=//evil.test/><link rel=canonical href=//amp.news.example/a>",
    ],
)
def test_a_page_may_name_its_address_on_its_own_site(head: str) -> None:
    assert aliases(a_page(head=head))[1:] == ("https://amp.news.example/a",)


@pytest.mark.parametrize(
    "declared",
    [
        "https://rival.test/article",
        "https://news.example.rival.test/article",
        "https://notnews.example.test/",
        "http://news.example@rival.test/",
        "javascript:alert(1)",
        "http://127.0.0.1/article",
        "https://www.news.example/",
        "https://news.example",
        "/",
        "http://[x]/",
    ],
)
def test_a_page_cannot_pose_as_another_one(declared: str) -> None:
    page = a_page(head=f'<link rel="canonical" href="{declared}">')

    assert aliases(page) == ("https://www.news.example/article",)


def test_a_page_cannot_pose_as_one_that_only_pointed_to_it() -> None:
    page = a_page(
        requested="https://www.news.example/out?to=rival.test",
        url="https://rival.test/",
        head='<link rel="canonical" href="https://www.news.example/article">',
    )

    assert aliases(page) == ("https://www.news.example/out?to=rival.test", "https://rival.test/")


def test_a_front_page_may_name_itself() -> None:
    page = a_page(
        requested="https://www.news.example/",
        head='<link rel=canonical href="https://news.example/">',
    )

    assert aliases(page) == ("https://www.news.example/", "https://news.example/")


@pytest.mark.parametrize(
    ("requested", "original"),
    [
        (
            "https://www-news-example.cdn.ampproject.org/c/s/www.news.example/a?b=1",
            "https://www.news.example/a?b=1",
        ),
        ("https://cdn.ampproject.org/v/www.news.example/a", "http://www.news.example/a"),
        ("https://www.google.com/amp/s/www.news.example/a", "https://www.news.example/a"),
        ("https://www.google.co.uk/amp/www.news.example/a", "http://www.news.example/a"),
    ],
)
def test_a_page_from_an_amp_cache_is_its_publishers(requested: str, original: str) -> None:
    page = a_page(requested=requested, head='<link rel="canonical" href="//www.news.example/a">')

    assert aliases(page)[:2] == (requested, original)
    assert "https://www.news.example/a" in aliases(page)


@pytest.mark.parametrize(
    "requested",
    [
        "https://cdn.ampproject.org/rtv/1/v0.js",
        "https://www.google.com/search?q=/amp/s/www.news.example/a",
        "https://evilcdn.ampproject.org.test/c/s/www.news.example/a",
        "https://www.google.com.evil.test/amp/s/www.news.example/a",
    ],
)
def test_what_only_looks_like_an_amp_cache_is_not_unwrapped(requested: str) -> None:
    page = a_page(requested=requested, head='<link rel="canonical" href="//www.news.example/a">')

    assert "https://www.news.example/a" not in aliases(page)


def test_plain_text_declares_nothing() -> None:
    page = a_page(head='<link rel="canonical" href="/other">', media_type="text/plain")

    assert aliases(page) == ("https://www.news.example/article",)
