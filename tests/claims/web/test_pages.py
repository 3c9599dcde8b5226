"""What a page says: its text as a reader sees it, and where each detail comes from."""

import json
import time
from datetime import UTC, datetime

import pytest

from claims.web.client import Page
from claims.web.errors import PageUnavailable, Reason
from claims.web.pages import ReadPage, read_page

FRENCH = [
    "Le ministère sud-coréen de la défense a démenti, mercredi, avoir accepté d’envoyer des obus.",
    "«\u00a0Ces informations sont inexactes\u00a0», a déclaré un porte-parole à la presse.",
    "Selon plusieurs médias, un accord avait pourtant été conclu avec Washington au mois de juin.",
]
ENGLISH = [
    "The Ministry of Defence denied on Wednesday that it had agreed to send shells to Ukraine.",
    "“These reports are inaccurate,” a spokesperson told reporters at a briefing in the capital.",
    "Several news outlets had reported that a deal was reached with Washington earlier in June.",
]
URL = "https://www.news.example/monde/article-5"


def fetched(
    body: str | bytes,
    *,
    url: str = URL,
    media_type: str = "text/html",
    charset: str | None = None,
) -> Page:
    return Page(
        requested_url=url,
        url=url,
        redirects=(),
        status=200,
        media_type=media_type,
        charset_header=charset,
        body=body if isinstance(body, bytes) else body.encode(),
        fetched_at=datetime(2023, 7, 13, 8, tzinfo=UTC),
    )


def an_article(
    paragraphs: list[str] = FRENCH, *, head: str = "", around: str = "", lang: str = "fr"
) -> str:
    """A page as news sites make them: navigation, an article, more to read."""
    text = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
        "<header><nav><ul><li><a href='/'>Accueil</a></li><li><a href='/monde'>Monde</a></li></ul>"
        f"</nav></header><main><article>{text}</article>{around}</main>"
        "<aside><h2>À lire aussi</h2><a href='/2'>Dix recettes pour l’été</a></aside>"
        "<footer><p>© Le Courrier. Tous droits réservés.</p></footer></body></html>"
    )


def described(*things: object) -> str:
    """JSON-LD in the head of a page."""
    written = [thing if isinstance(thing, str) else json.dumps(thing) for thing in things]
    return "".join(f'<script type="application/ld+json">{text}</script>' for text in written)


def read(body: str | bytes, **more: str) -> ReadPage:
    return read_page(fetched(body, **more))


def test_a_french_article_is_read_with_its_paragraphs_and_nothing_around_them() -> None:
    page = read(an_article())

    assert page.text == "\n\n".join(FRENCH)
    assert page.language == "fr"
    assert page.canonical_url == URL
    assert page.origins == {"text": "page", "language": "html", "canonical_url": "address"}


def test_an_english_article_is_read_and_its_language_found_out() -> None:
    page = read(an_article(ENGLISH, lang=""))

    assert page.text == "\n\n".join(ENGLISH)
    assert (page.language, page.origins["language"]) == ("en", "words")


@pytest.mark.parametrize(
    ("tag", "language"),
    [("fr-CA", "fr"), ("FR_fr", "fr"), (" en ", "en"), ("{{ lang }}", "fr"), ("und", "fr")],
)
def test_a_declared_language_counts_when_it_is_one(tag: str, language: str) -> None:
    assert read(an_article(lang=tag)).language == language


def test_the_language_of_xhtml_is_found() -> None:
    source = an_article(ENGLISH).replace('<!doctype html><html lang="fr"', "<html xml:lang='en-GB'")

    page = read(
        f"<?xml version='1.0' encoding='utf-8'?>\n{source}", media_type="application/xhtml+xml"
    )

    assert page.language == "en"
    assert page.text == "\n\n".join(ENGLISH)


def test_line_breaks_that_are_shown_are_kept_and_those_of_the_source_are_not() -> None:
    first = FRENCH[0].replace(" ", "\n   ")
    page = read(an_article([f"{first}<br>{FRENCH[1]}<br><br>{FRENCH[2]}"]))

    assert page.text == f"{FRENCH[0]}\n{FRENCH[1]}\n\n{FRENCH[2]}"


def test_lists_headings_and_quotations_are_paragraphs_of_their_own() -> None:
    inside = (
        f"{FRENCH[0]}</p><h2>Un précédent</h2><ul><li>{FRENCH[1]}</li><li>{FRENCH[2]}</li></ul>"
        f"<blockquote><p>{ENGLISH[0]}</p></blockquote><p>{ENGLISH[1]}"
    )

    page = read(an_article([inside]))

    assert page.text.split("\n\n") == [FRENCH[0], "Un précédent", *FRENCH[1:], *ENGLISH[:2]]


def test_a_page_that_knows_no_paragraphs_is_read_too() -> None:
    page = read(f"<html><body><font size=2>{'<br><br>'.join(FRENCH)}</font></body></html>")

    assert page.text == "\n\n".join(FRENCH)


def test_lines_that_the_page_keeps_as_they_are_stay_so() -> None:
    page = read(f"<html><body><pre>{FRENCH[0]}\n{FRENCH[1]}\n\n{FRENCH[2]}</pre></body></html>")

    assert page.text == f"{FRENCH[0]}\n{FRENCH[1]}\n\n{FRENCH[2]}"


def test_what_no_reader_sees_is_not_read() -> None:
    hidden = "Texte que personne ne voit sur cette page, sauf les machines qui la lisent."
    page = read(
        an_article(
            [
                *FRENCH,
                f"<span hidden>{hidden}</span>",
                f"<span style='color:red; display : none;'>{hidden}</span>",
                f"<noscript>{hidden}</noscript><template>{hidden}</template><!-- {hidden} -->",
            ],
            head=described({"@type": "NewsArticle", "articleBody": hidden, "description": hidden}),
        )
    )

    assert page.text == "\n\n".join(FRENCH)


def test_json_ld_is_trusted_before_opengraph_before_meta() -> None:
    head = (
        "<title>Titre | Le Courrier</title>"
        '<meta property="og:title" content="Titre OpenGraph"><meta name="title" content="T">'
        '<meta property="og:site_name" content="Site OpenGraph">'
        '<meta property="article:published_time" content="2023-07-10T08:00:00Z">'
        '<meta name="author" content="Auteur Meta"><meta name="date" content="2023-07-09">'
        '<link rel="canonical" href="/monde/article-5?utm_source=x#y">'
    )
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Séoul dément l&#39;envoi d&rsquo;obus",
        "datePublished": "2023-07-12T23:30:00+09:00",
        "author": {"@type": "Person", "name": "Anne Martin"},
        "publisher": {"@type": "NewsMediaOrganization", "name": "Le Courrier"},
    }

    page = read(an_article(head=described(article) + head))

    assert page.title == "Séoul dément l'envoi d’obus"
    assert page.published_on == "2023-07-12"
    assert page.byline == "Anne Martin"
    assert page.publisher_name == "Le Courrier"
    assert page.canonical_url == URL
    assert page.origins == {
        "title": "json-ld",
        "text": "page",
        "language": "html",
        "published_on": "json-ld",
        "publisher_name": "json-ld",
        "byline": "json-ld",
        "canonical_url": "declared",
    }
    without = read(an_article(head=head))
    assert (without.title, without.origins["title"]) == ("Titre OpenGraph", "opengraph")
    assert (without.published_on, without.origins["published_on"]) == ("2023-07-10", "opengraph")
    assert (without.byline, without.origins["byline"]) == ("Auteur Meta", "meta")
    assert (without.publisher_name, without.origins["publisher_name"]) == (
        "Site OpenGraph",
        "opengraph",
    )


ARTICLE = {"@type": "NewsArticle", "headline": "Séoul dément"}


@pytest.mark.parametrize(
    "things",
    [
        [ARTICLE],
        [[ARTICLE]],
        [{"@graph": [{"@type": "WebPage", "name": "Non"}, ARTICLE]}],
        [{"@type": "WebSite", "name": "Non"}, ARTICLE],
        ["not json at all {", ARTICLE],
        ["[" * 100_000, ARTICLE],
        [{"@type": "WebPage", "name": "Non", "mainEntity": ARTICLE}],
        [
            {
                "@type": ["Thing", "http://schema.org/ReportageNewsArticle"],
                "headline": "Séoul dément",
            }
        ],
        [{"@type": "BlogPosting", "headline": ["Séoul dément", "Autre"]}],
        [{"@type": "Article", "headline": {"@value": "Séoul dément", "@language": "fr"}}],
        [{"@type": "Article", "headline": None, "name": "Séoul dément"}],
        ['<!--\n{"@type": "NewsArticle",\n"headline": "Séoul\ndément"}\n-->'],
        ['//<![CDATA[\n{"@type": "NewsArticle", "headline": "Séoul dément"}\n//]]>'],
        ['{"@type": "NewsArticle", "headline": "<b>Séoul</b> dément\\u202e"};'],
        [{"@type": "NewsArticle", "headline": 5, "name": "Séoul dément"}],
        ["null", "5", '"text"', "[null, [], [[]], 5]", ARTICLE],
    ],
)
def test_json_ld_is_read_in_the_shapes_that_sites_give_it(things: list[object]) -> None:
    page = read(an_article(head=described(*things) + "<title>Autre</title>"))

    assert (page.title, page.origins["title"]) == ("Séoul dément", "json-ld")


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Anne Martin", "Anne Martin"),
        ({"name": "Anne Martin"}, "Anne Martin"),
        ([{"name": "Anne Martin"}, {"name": "Paul Roy"}], "Anne Martin, Paul Roy"),
        (["Anne Martin", "Anne Martin", {"name": ["Paul Roy"]}], "Anne Martin, Paul Roy"),
        ({"@id": "#anne"}, "Anne Martin"),
        ([{"@id": "#anne"}, {"@id": "#nobody"}, 5, None], "Anne Martin"),
        ({"name": {"deeper": "x"}}, ""),
        (5, ""),
        (None, ""),
    ],
)
def test_authors_are_named_in_many_ways(author: object, byline: str) -> None:
    graph = {
        "@graph": [
            {**ARTICLE, "author": author},
            {"@type": "Person", "@id": "#anne", "name": "Anne Martin"},
        ]
    }

    assert read(an_article(head=described(graph))).byline == byline


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-07-12", "2023-07-12"),
        ("2023-07-12T23:59:59.000-05:00", "2023-07-12"),
        ("2023-07-12 08:00", "2023-07-12"),
        ("Wed, 12 Jul 2023 08:00:00 GMT", "2023-07-12"),
        ("2023-07-14", "2023-07-14"),
        ("2023-07-15", None),
        ("1789-07-14", None),
        ("2023-02-30", None),
        ("2023-07", None),
        ("mercredi", None),
        ("", None),
        (["2023-07-12"], "2023-07-12"),
        (20230712, None),
    ],
)
def test_a_date_is_a_day_that_exists_and_has_come(written: object, day: str | None) -> None:
    head = described({**ARTICLE, "datePublished": written})

    assert read(an_article(head=head)).published_on == day


@pytest.mark.parametrize(
    ("head", "around", "origin"),
    [
        ('<meta name="DC.date.issued" content="2023-07-12">', "", "meta"),
        ('<meta itemprop="datePublished" content="2023-07-12T01:00">', "", "meta"),
        ("", '<time itemprop="datePublished" datetime="2023-07-12">hier</time>', "time"),
        ("", '<article><time datetime="2023-07-12">hier</time></article>', "time"),
        ('<meta name="publish-date" content="12 July 2023">', "", "htmldate"),
    ],
)
def test_a_date_is_looked_for_in_humbler_places(head: str, around: str, origin: str) -> None:
    page = read(an_article(head=head, around=around))

    assert (page.published_on, page.origins["published_on"]) == ("2023-07-12", origin)


@pytest.mark.parametrize(
    ("head", "around", "title", "origin"),
    [
        ('<meta name="DC.title" content="A  b">', "", "A b", "meta"),
        ("<title>T | S</title>", "<h1>Le <em>titre</em></h1>", "Le titre", "heading"),
        ("<title>\n T &amp; S \n</title>", "", "T & S", "title"),
        ("", "<svg><title>Icône</title></svg>", "", ""),
    ],
)
def test_a_title_is_looked_for_in_humbler_places(
    head: str, around: str, title: str, origin: str
) -> None:
    page = read(an_article(head=head, around=around))

    assert (page.title, page.origins.get("title", "")) == (title, origin)


def test_an_authors_profile_is_no_name() -> None:
    head = '<meta property="article:author" content="https://social.example/anne">'

    assert read(an_article(head=head)).byline == ""


def test_endless_names_are_cut() -> None:
    head = described({**ARTICLE, "headline": "x" * 10_000, "author": ["y" * 10_000]})

    page = read(an_article(head=head))

    assert (len(page.title), len(page.byline)) == (500, 200)
    assert page.title.endswith("x…")


def test_a_page_for_subscribers_says_that_it_is_partial() -> None:
    hidden = "La suite, que seuls les abonnés peuvent lire, ne doit pas être lue ici non plus."
    head = described({**ARTICLE, "isAccessibleForFree": "False", "articleBody": hidden})

    page = read(an_article(FRENCH[:1], head=head))

    assert page.is_partial
    assert page.text == FRENCH[0]
    with pytest.raises(PageUnavailable):
        read(an_article(["Abonnez-vous."], head=head))


@pytest.mark.parametrize("free", [True, "true", "True", None])
def test_a_page_for_everybody_is_whole(free: object) -> None:
    assert not read(an_article(head=described({**ARTICLE, "isAccessibleForFree": free}))).is_partial


def test_the_text_comes_from_the_description_where_the_page_shows_none() -> None:
    opening = FRENCH[0].replace("ministère", "<i>ministère</i>")
    body = f"{opening}<BR />{FRENCH[1]}<p><b>{FRENCH[2].replace('é', '&eacute;')}</b></p>"
    head = described({**ARTICLE, "articleBody": body})

    page = read(f"<html><head>{head}</head><body><div id=app></div></body></html>")

    assert page.text == "\n\n".join(FRENCH)
    assert page.origins["text"] == "json-ld"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "  ",
        "<html></html>",
        "<!-- nothing -->",
        "<p>Court.</p>",
        "&nbsp;&nbsp;",
        "<html><body><noscript>Please enable JavaScript to read this article.</noscript></body>",
        "<html><body><script>document.write('x'.repeat(10000))</script></body></html>",
        "<frameset><frame src='/menu'><frame src='/text'></frameset>",
        b"\x00\x01\x02\x03" * 100,
        "<div>" * 100_000,
        "<" * 100_000,
    ],
)
def test_a_page_without_a_text_is_refused(body: str | bytes) -> None:
    with pytest.raises(PageUnavailable) as caught:
        read(body)

    assert caught.value.code == Reason.EMPTY_PAGE
    assert "Paste the article's text" in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        "<a href=x>mot</a> " * 60_000,
        "<p>mot mot mot" * 60_000,
        "<meta name=a content=b>" * 60_000,
        "<p><time datetime=2023-07-12>x</time>" * 60_000,
        "mot<br>" * 60_000,
        "<i hidden>x</i>mot " * 60_000,
    ],
)
def test_a_page_with_too_many_parts_is_refused_at_once(body: str) -> None:
    started = time.monotonic()
    with pytest.raises(PageUnavailable) as caught:
        read(body)

    assert caught.value.code == Reason.TOO_LARGE
    assert time.monotonic() - started < 5


def seconds_to_read(body: str) -> float:
    """Of the processor's time, so that a busy machine does not matter."""
    started = time.process_time()
    read(body)
    return time.process_time() - started


@pytest.mark.parametrize("part", ["mot<br>", "<i hidden>x</i>mot "])
def test_four_times_as_many_parts_take_no_more_than_four_times_as_long(part: str) -> None:
    few, many = (f"<html><body><div>{part * count}</div></body></html>" for count in (5000, 20_000))

    assert seconds_to_read(many) < 10 * seconds_to_read(few)


def test_a_page_cannot_make_the_reader_open_anything() -> None:
    entity = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "zz">]>'
    source = an_article([*FRENCH, "&x;&y;"]).replace("<!doctype html>", entity)

    assert "root:" not in read(source, media_type="application/xhtml+xml").text


EURO = "Le ministère a démenti : 5 € l’obus, « c’est trop », où que l’on soit né, à l’Œuvre."


@pytest.mark.parametrize(
    ("encoding", "charset", "declared"),
    [
        ("utf-8", "utf-8", ""),
        ("utf-8", None, ""),
        ("utf-8", None, '<meta charset="utf-8">'),
        ("utf-8-sig", "iso-8859-1", ""),
        ("utf-8", "no-such-charset", '<meta charset="utf-8">'),
        ("utf-16", None, ""),
        ("utf-16-le", "utf-16le", ""),
        ("cp1252", "iso-8859-1", '<meta charset="utf-8">'),
        ("cp1252", "windows-1252", ""),
        ("cp1252", None, '<meta http-equiv="Content-Type" content="text/html; charset=latin1">'),
        ("cp1252", None, '<?xml version="1.0" encoding="iso-8859-1"?>'),
        ("cp1252", None, ""),
        ("cp1252", "ascii", ""),
    ],
)
def test_characters_are_read_as_browsers_read_them(
    encoding: str, charset: str | None, declared: str
) -> None:
    source = f"{declared}<html><head><title>É</title></head><body><p>{EURO}</p></body></html>"

    page = read_page(fetched(source.encode(encoding), charset=charset))

    assert page.text == EURO
    assert page.title == "É"


@pytest.mark.parametrize(
    ("encoding", "charset", "text"),
    [
        (
            "cp932",
            "shift_jis",
            "防衛省は水曜日、砲弾の供与に合意したとの報道を否定した。①これは不正確だと述べた。" * 2,
        ),
        ("gb18030", "gb2312", "国防部周三否认已同意向乌克兰提供炮弹的报道，称这些消息不准确。" * 2),
        (
            "cp1251",
            "windows-1251",
            "Министерство обороны опровергло сообщения о поставках снарядов.",
        ),
        (
            "iso8859_2",
            "iso-8859-2",
            "Ministerstwo zaprzeczyło, że wysłało amunicję: gęślą jaźń, łódź.",
        ),
    ],
)
def test_other_scripts_are_read_by_their_label(encoding: str, charset: str, text: str) -> None:
    body = f"<html><body><p>{text}</p></body></html>".encode(encoding)

    assert read_page(fetched(body, charset=charset)).text == text


def test_plain_text_is_read_as_it_is() -> None:
    text = "\n\n".join(FRENCH)

    page = read(f"{text}\r\n", media_type="text/plain")

    assert page.text == text
    assert (page.title, page.language, page.canonical_url) == ("", "fr", URL)
    assert page.origins == {"text": "page", "language": "words", "canonical_url": "address"}


def test_plain_text_without_words_is_refused() -> None:
    with pytest.raises(PageUnavailable):
        read("nothing", media_type="text/plain")
