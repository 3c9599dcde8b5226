"""What the addresses of this door have in common: lists that page, items that say their version."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, get_args
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.serializers import ErrorDetail, ValidationError
from rest_framework.views import APIView

from claims.shapes import Form
from factcheck.api import paging, questions
from factcheck.api.answers import PUBLIC, Json, Renderer, array, written
from factcheck.api.schema import Description

REFUSALS = {
    400: "A parameter is unknown or has a value that it cannot have; `errors` names it.",
    405: "This is read only.",
    406: "There is JSON only.",
    500: "A fault on our side.",
    503: "The record cannot be read right now. Ask again after `Retry-After` seconds.",
}
ITEM_REFUSALS = {**REFUSALS, 404: "There is nothing public with this identifier."}

PathParameters = Mapping[str, tuple[Form, str]]


def path_parameter(name: str, identifier: Any) -> PathParameters:
    """An identifier in the address itself."""
    form = get_args(identifier)[1]
    return {name: (form, "Its identifier.")}


class Resource(APIView):
    """Anything public at an address: read only, the same for everybody."""

    renderer_classes = [Renderer]
    schema = Description()
    question: ClassVar[type[questions.Question]] = questions.Question
    operation: ClassVar[str]
    summary: ClassVar[str]
    tag: ClassVar[str]
    answer: ClassVar[Any]
    refusals: ClassVar[Mapping[int, str]] = REFUSALS
    path_parameters: ClassVar[PathParameters] = {}
    has_version: ClassVar[bool] = False
    is_list: ClassVar[bool] = False

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # type: ignore[override]  # 204 has no body to render
        return HttpResponse(status=204, headers={"Allow": ", ".join(self.allowed_methods)})

    def asked(self) -> dict[str, Any]:
        return questions.asked(self.question, self.request)

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        response.headers.setdefault("Cache-Control", PUBLIC)
        return super().finalize_response(request, response, *args, **kwargs)


class ListResource(Resource):
    """One page of rows, each as JSON text, with the addresses of the pages around it."""

    question: ClassVar[type[questions.Question]] = questions.Page
    is_list = True
    order: ClassVar[paging.Order]

    def rows(self, asked: Mapping[str, Any]) -> QuerySet[Any, Any]:
        raise NotImplementedError

    def order_of(self, asked: Mapping[str, Any]) -> paging.Order:
        return self.order

    def texts(self, rows: Sequence[Any]) -> list[Json]:
        return [row["written"] for row in rows]

    def get(self, request: Request, **_names: str) -> Response:
        asked = self.asked()
        order = self.order_of(asked)
        page = paging.page(self.rows(asked), order, self._cursor(asked, order), asked["limit"])
        return self._answer(page, order)

    def _cursor(self, asked: Mapping[str, Any], order: paging.Order) -> paging.Cursor | None:
        if "cursor" not in asked:
            return None
        try:
            return paging.Cursor.read(asked["cursor"], order)
        except paging.BadCursor as error:
            sentence = _("This is no cursor of this list. Take it from “next” or “previous”.")
            raise ValidationError({"cursor": [ErrorDetail(sentence, "invalid")]}) from error

    def _answer(self, page: paging.Page[Any], order: paging.Order) -> Response:
        following = self._address(page.next, order)
        previous = self._address(page.previous, order)
        links = [
            f'<{address}>; rel="{relation}"'
            for relation, address in (("next", following), ("prev", previous))
            if address
        ]
        return Response(
            f'{{"results":{array(self.texts(page.rows))},'
            f'"next":{written(following)},"previous":{written(previous)}}}',
            headers={"Link": ", ".join(links)} if links else None,
        )

    def _address(self, cursor: paging.Cursor | None, order: paging.Order) -> str | None:
        if cursor is None:
            return None
        asked = [
            (name, value)
            for name, values in self.request.query_params.lists()
            for value in values
            if name != "cursor"
        ]
        query = urlencode([*asked, ("cursor", cursor.written(order))])
        return self.request.build_absolute_uri(f"{self.request.path}?{query}")


def address_of(name: str, **names: str) -> str:
    """The address of a resource of this door, as documents give it: without the host."""
    return reverse(f"api:{name}", kwargs=names)
