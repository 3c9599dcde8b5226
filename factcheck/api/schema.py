"""The published description of this door, drawn from the shapes and questions it answers by."""

from collections.abc import Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    NotRequired,
    Protocol,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from claims.shapes import Form
from factcheck.api import errors, shapes

Schema = dict[str, Any]

PLAIN: Mapping[Any, str] = {str: "string", int: "integer", bool: "boolean", float: "number"}


def name_of(shape: type) -> str:
    return shape.__name__.removesuffix("Document")


class Components:
    """The schemas of shapes, each described once and referred to by name."""

    def __init__(self) -> None:
        self.schemas: dict[str, Schema] = {}

    def schema_of(self, hint: Any) -> Schema:
        if is_typeddict(hint):
            return self._reference_to(hint)
        if get_origin(hint) is not None:
            return self._schema_of_parts(get_origin(hint), get_args(hint))
        return {} if hint is Any else {"type": PLAIN[hint]}

    def _schema_of_parts(self, origin: Any, parts: tuple[Any, ...]) -> Schema:
        if origin is Annotated:
            return _described(self.schema_of(parts[0]), parts[1:])
        if origin in {Union, UnionType}:
            return self._any_of(parts)
        if origin is list:
            return {"type": "array", "items": self.schema_of(parts[0])}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.schema_of(parts[1])}
        assert origin is NotRequired, origin  # noqa: S101  no other kind is used in shapes
        return self.schema_of(parts[0])

    def _reference_to(self, shape: type) -> Schema:
        name = name_of(shape)
        if name not in self.schemas:
            self.schemas[name] = {}
            hints = get_type_hints(shape, include_extras=True)
            self.schemas[name] = {
                "type": "object",
                "description": " ".join((shape.__doc__ or "").split()),
                "properties": {member: self.schema_of(hint) for member, hint in hints.items()},
                "required": sorted(cast("Any", shape).__required_keys__),
            }
        return {"$ref": f"#/components/schemas/{name}"}

    def _any_of(self, parts: tuple[Any, ...]) -> Schema:
        others = [self.schema_of(part) for part in parts if part is not NoneType]
        if NoneType not in parts:
            return {"anyOf": others}
        if len(others) == 1 and "type" in others[0] and isinstance(others[0]["type"], str):
            return _or_null(others[0])
        return {"anyOf": [*others, {"type": "null"}]}


def _or_null(schema: Schema) -> Schema:
    nullable = {**schema, "type": [schema["type"], "null"]}
    if "enum" in schema:
        nullable["enum"] = [*schema["enum"], None]
    return nullable


def _described(schema: Schema, notes: tuple[Any, ...]) -> Schema:
    described = dict(schema)
    for note in notes:
        if isinstance(note, str):
            described["description"] = note
        elif isinstance(note, Form):
            described |= _form(note)
        elif isinstance(note, type) and issubclass(note, Enum):
            described["enum"] = [member.value for member in note]
    return described


def _form(form: Form) -> Schema:
    said = {"format": form.format, "pattern": form.pattern, "minimum": form.minimum}
    return {
        **{word: value for word, value in said.items() if value not in {"", None}},
        "examples": [form.example],
    }


class Described(Protocol):
    """What a resource says of itself."""

    operation: ClassVar[str]
    summary: ClassVar[str]
    tag: ClassVar[str]
    question: Any
    answer: Any
    refusals: Mapping[int, str]
    has_version: bool
    is_list: bool
    path_parameters: Mapping[str, tuple[Form, str]]


class Description(AutoSchema):
    """One operation of the published description."""

    @property
    def _resource(self) -> Described:
        return cast("Described", self.view)

    def get_operation_id(self) -> str:
        return self._resource.operation

    def get_summary(self) -> str:
        return self._resource.summary

    def get_tags(self) -> list[str]:
        return [self._resource.tag]

    def get_description(self) -> str:  # type: ignore[override]  # drf-spectacular has its own
        return " ".join((self.view.__doc__ or "").split())

    def get_request_serializer(self) -> None:
        return None

    def get_auth(self) -> list[Any]:
        return []

    def get_override_parameters(self) -> list[Any]:
        return [
            *(
                OpenApiParameter(
                    name, _form(form), OpenApiParameter.PATH, required=True, description=said
                )
                for name, (form, said) in self._resource.path_parameters.items()
            ),
            *self._parameters(),
            *self._headers(),
        ]

    def _parameters(self) -> list[Any]:
        fields = self._resource.question().fields
        return [
            OpenApiParameter(
                name,
                self._schema_of_parameter(field),
                required=field.required,
                description=str(field.help_text),
            )
            for name, field in fields.items()
        ]

    def _schema_of_parameter(self, field: Any) -> Schema:
        schema = self._map_serializer_field(field, "request")  # type: ignore[no-untyped-call]
        schema.pop("description", None)
        return cast("Schema", schema)

    def _headers(self) -> list[OpenApiParameter]:
        found = [200] if not self._resource.has_version else [200, 304]
        headers = [
            ("Cache-Control", found, "How long the answer may be kept."),
            ("Retry-After", [503], "Seconds after which to ask again."),
        ]
        if self._resource.has_version:
            headers.append(("ETag", found, "The version. Send it back in If-None-Match."))
        if self._resource.is_list:
            headers.append(("Link", [200], "The pages around this one (RFC 8288)."))
        return [
            OpenApiParameter(
                name, {"type": "string"}, OpenApiParameter.HEADER, response=codes, description=said
            )
            for name, codes, said in headers
        ] + (
            [
                OpenApiParameter(
                    "If-None-Match",
                    {"type": "string"},
                    OpenApiParameter.HEADER,
                    description="The ETag of the version that you have.",
                )
            ]
            if self._resource.has_version
            else []
        )

    def _answer(self) -> Schema:
        answer = Components().schema_of(self._resource.answer)
        return page_of(answer) if self._resource.is_list else answer

    def get_response_serializers(self) -> Any:
        answers: dict[Any, Any] = {
            (200, "application/json"): OpenApiResponse(
                self._answer(), description="What was asked for."
            )
        }
        if self._resource.has_version:
            answers[304] = OpenApiResponse(description="You have this version already.")
        for status, said in self._resource.refusals.items():
            answers[status, errors.MEDIA_TYPE] = OpenApiResponse(
                Components().schema_of(shapes.Problem), description=said
            )
        return answers


def page_of(item: Schema) -> Schema:
    """Some results, and the addresses of the pages around them; null at either end."""
    around = {"type": ["string", "null"], "format": "uri"}
    members = {"results": {"type": "array", "items": item}, "next": around, "previous": around}
    return {"type": "object", "properties": members, "required": list(members)}


def example_of(schema: Schema, schemas: Mapping[str, Schema]) -> Any:
    """What such a value may be, put together from the examples of its parts."""
    if "$ref" in schema:
        return example_of(schemas[schema["$ref"].rpartition("/")[2]], schemas)
    if "anyOf" in schema:
        return example_of(schema["anyOf"][0], schemas)
    given = schema.get("examples") or schema.get("enum")
    return given[0] if given else _example_of_type(schema, schemas)


def _example_of_type(schema: Schema, schemas: Mapping[str, Schema]) -> Any:
    kind = schema.get("type", "string")
    if kind == "array":
        return [example_of(schema["items"], schemas)]
    if kind == "object":
        members = schema.get("properties", {})
        return {name: example_of(member, schemas) for name, member in members.items()}
    return False if kind == "boolean" else "…"


def _with_examples(paths: Schema, schemas: Mapping[str, Schema]) -> None:
    for operations in paths.values():
        for operation in operations.values():
            content = operation["responses"]["200"]["content"]["application/json"]
            content["example"] = example_of(content["schema"], schemas)


def complete(*, result: Schema, generator: Any, **_context: Any) -> Schema:
    """Describe, once each, the shapes that the operations refer to, and give examples."""
    components = Components()
    components.schema_of(shapes.Problem)
    for _path, _regex, _method, view in generator._get_paths_and_endpoints():  # noqa: SLF001
        components.schema_of(view.answer)
    result["components"] = {"schemas": dict(sorted(components.schemas.items()))}
    result["servers"] = [{"url": "/"}]
    _with_examples(result["paths"], components.schemas)
    return result
