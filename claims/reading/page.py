"""A text made ready for the rules: its words, quotations and sentences, none of it changed."""

from dataclasses import dataclass, field

from claims.reading.lexicon import Lexicon
from claims.reading.proposals import Span
from claims.reading.quotes import Quote, find_quotes
from claims.reading.sentences import SentenceRange, split_sentences
from claims.reading.text import date_line_end
from claims.reading.tokens import Token, tokenise


@dataclass(frozen=True, slots=True)
class Page:
    text: str
    lexicon: Lexicon
    tokens: list[Token] = field(repr=False)
    lows: list[str] = field(repr=False)
    quotes: list[Quote] = field(repr=False)
    sentences: list[SentenceRange] = field(repr=False)
    quote_at: dict[int, Quote] = field(repr=False)
    """For every token of a quotation, its marks included, the quotation."""
    finite: set[int] = field(default_factory=set, repr=False)
    """The tokens that are verbs with a subject, as far as form tells."""

    def low(self, index: int) -> str:
        """The folded word, or nothing outside the text."""
        try:
            return self.lows[index] if index >= 0 else ""
        except IndexError:
            return ""

    def written(self, index: int) -> str:
        """The word as it stands in the text, or nothing outside it."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def is_capital(self, index: int) -> bool:
        return self.written(index)[:1].isupper()

    def is_word(self, index: int) -> bool:
        return self.low(index)[:1].isalnum()

    def is_a(self, index: int, word_class: str) -> bool:
        return self.low(index) in self.lexicon[word_class]

    def is_any(self, index: int, *word_classes: str) -> bool:
        low = self.low(index)
        return any(low in self.lexicon[word_class] for word_class in word_classes)

    def folded(self, first: int, end: int) -> str:
        """The folded words, set apart by single spaces, as the phrase tables write them."""
        return " ".join(self.lows[first:end])

    def in_quote(self, index: int) -> bool:
        return index in self.quote_at

    def span(self, first: int, end: int) -> Span:
        """The characters of the tokens from `first` up to, not including, `end`."""
        return Span(self.tokens[first].start, self.tokens[end - 1].end)

    def words(self, first: int, end: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]


def open_page(text: str, lexicon: Lexicon) -> Page:
    tokens = tokenise(text, lexicon.language)
    quotes = find_quotes(text, tokens)
    sentences = split_sentences(text, tokens, quotes, lexicon["abbreviation"])
    quote_at = {
        index: quote for quote in quotes for index in range(quote.opening, quote.closing + 1)
    }
    lows = [token.low for token in tokens]
    return Page(text, lexicon, tokens, lows, quotes, sentences, quote_at)


def first_word(page: Page, sentence: SentenceRange) -> int:
    """Where the sentence's words begin, past a date line that opens the text."""
    skip = date_line_end(page.text) if sentence.first < 8 else 0
    index = sentence.first
    while index < sentence.end - 1 and page.tokens[index].start < skip:
        index += 1
    return index
