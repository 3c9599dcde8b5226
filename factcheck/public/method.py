"""How the record works, drawn from the rules themselves."""

from django.http import HttpRequest, HttpResponse

from claims.choices import DENIALS, Credibility, Reliability, ResponseKind
from claims.verification import RULE_VERSION
from factcheck.public.figures import in_reading_order
from factcheck.public.http import page, public_page


@public_page
def method(request: HttpRequest) -> HttpResponse:
    return page(
        request,
        "method",
        {
            "statuses": list(in_reading_order()),
            "denials": [kind for kind in ResponseKind if kind in DENIALS],
            "other_answers": [kind for kind in ResponseKind if kind not in DENIALS],
            "reliabilities": list(Reliability),
            "credibilities": list(Credibility),
            "rule_version": RULE_VERSION,
        },
    )
