"""The front of this door: what there is to read, and where it is described."""

from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.api import shapes
from factcheck.api.answers import written
from factcheck.api.resources import Resource, address_of

RESOURCES = (
    "claims",
    "denials",
    "responses",
    "appearances",
    "evidence",
    "sources",
    "assessments",
    "corrections",
    "agents",
    "articles",
    "topics",
    "events",
)


class Index(Resource):
    """What there is to read, and where."""

    operation, summary, tag = "getIndex", "Index", "Index"
    answer = shapes.Index

    def get(self, request: Request) -> Response:
        self.asked()
        description, documentation = address_of("openapi"), address_of("reference")
        index: shapes.Index = {
            "resources": {name: address_of(name) for name in RESOURCES},
            "description": description,
            "documentation": documentation,
        }
        links = f'<{description}>; rel="service-desc", <{documentation}>; rel="service-doc"'
        return Response(written(index), headers={"Link": links})
