"""What a reader sees of a page: its words, its rows, its numbers and where they lead."""

from dataclasses import dataclass
from typing import Protocol

from django.test import Client
from lxml import html


class Answer(Protocol):
    """A response that has come whole."""

    @property
    def content(self) -> bytes: ...


def tree(response: Answer) -> html.HtmlElement:
    return html.fromstring(response.content.decode())


def words(response: Answer) -> str:
    """The text of the page's main part, in one line."""
    return " ".join(tree(response).find(".//main").text_content().split())


ROWS = "//main//*[contains(concat(' ', @class, ' '), ' row ')] | //main/ol[@class='history']/li"


def row_count(response: Answer) -> int:
    return len(tree(response).xpath(ROWS))


def turned(response: Answer, towards: str) -> str | None:
    """Where the link to the newer (`prev`) or older (`next`) part of a list leads."""
    found = tree(response).xpath(f"//nav//a[@rel='{towards}']/@href")
    return str(found[0]) if found else None


@dataclass(frozen=True, slots=True)
class Number:
    """A number on a page, and the address that its link leads to."""

    name: str
    value: int
    address: str


def numbers(response: Answer) -> list[Number]:
    return [
        Number(
            name=element.get("data-figure"),
            value=int(element.text_content()),
            address=element.xpath("ancestor-or-self::a/@href")[0],
        )
        for element in tree(response).xpath("//*[@data-figure]")
    ]


def length_of_list(client: Client, address: str) -> int:
    """How many rows a list has on all of its pages."""
    path, rows, onward = address.partition("?")[0], 0, address
    while True:
        response = client.get(onward)
        assert response.status_code == 200, onward
        rows += row_count(response)
        older = turned(response, "next")
        if older is None:
            return rows
        onward = path + older
