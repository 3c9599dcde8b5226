"""How the outside world disappoints: a code for programs, a sentence for editors."""

from enum import StrEnum

from claims.errors import Refusal, Text


class Reason(StrEnum):
    """Why a page cannot be had. Programs and partners read these: they never change."""

    INVALID_ADDRESS = "invalid_address"
    FORBIDDEN_ADDRESS = "forbidden_address"
    NAME_NOT_FOUND = "name_not_found"
    TIMED_OUT = "timed_out"
    TOO_LARGE = "too_large"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type"
    HTTP_ERROR = "http_error"
    CONNECTION_FAILED = "connection_failed"
    TLS_FAILED = "tls_failed"
    EMPTY_PAGE = "empty_page"


class PageUnavailable(Refusal):
    """A page cannot be had. Expected of the web: the article can be pasted instead."""

    code = "page_unavailable"

    def __init__(self, reason: Reason, sentence: Text, *, status: int | None = None) -> None:
        super().__init__(sentence, code=reason.value, field="url")
        self.status = status


class FileUnreadable(Refusal):
    """A local file, or what came through a pipe, is not a text that can be read with certainty."""

    code = "file_unreadable"

    def __init__(self, sentence: Text, *, code: str) -> None:
        super().__init__(sentence, code=code, field="file")
