"""The published description, arranged for a page that people read."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.api.schema import Schema


@dataclass(frozen=True, slots=True)
class Kind:
    """The type of a value in words, and the shape it leads to, if it is one of ours."""

    words: str
    shape: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A parameter, or a member of an object."""

    name: str
    kind: Kind
    description: str
    is_required: bool
    place: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    name: str
    description: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    status: str
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked."""

    id: str
    path: str
    summary: str
    description: str
    parameters: tuple[Member, ...]
    answers: tuple[Answer, ...]
    kind: Kind
    example: str


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    operations: tuple[Operation, ...]


class Reference:
    """Sections of operations, then the shapes they answer with."""

    def __init__(self, description: Mapping[str, Any]) -> None:
        self.version = description["info"]["version"]
        found = list(_operations(description["paths"]))
        tags = dict.fromkeys(tag for tag, _ in found)
        self.sections = tuple(
            Section(tag, tuple(operation for of, operation in found if of == tag)) for tag in tags
        )
        self.shapes = tuple(
            Shape(name, schema["description"], tuple(_members(schema)))
            for name, schema in description["components"]["schemas"].items()
        )


def _operations(paths: Mapping[str, Any]) -> Iterator[tuple[str, Operation]]:
    for path, methods in paths.items():
        said = methods["get"]
        content = said["responses"]["200"]["content"]["application/json"]
        yield (
            said["tags"][0],
            Operation(
                id=said["operationId"],
                path=path,
                summary=said["summary"],
                description=said["description"],
                parameters=tuple(_parameter(each) for each in said.get("parameters", [])),
                answers=tuple(
                    Answer(status, answer["description"])
                    for status, answer in said["responses"].items()
                ),
                kind=kind_of(content["schema"]),
                example=json.dumps(content["example"], ensure_ascii=False, indent=2),
            ),
        )


def _parameter(said: Mapping[str, Any]) -> Member:
    return Member(
        name=said["name"],
        kind=kind_of(said["schema"]),
        description=said.get("description", ""),
        is_required=said.get("required", False),
        place=said["in"],
    )


def _members(schema: Schema) -> Iterator[Member]:
    for name, member in schema["properties"].items():
        yield Member(
            name, kind_of(member), member.get("description", ""), name in schema["required"]
        )


def kind_of(schema: Schema) -> Kind:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return Kind(name, shape=name)
    if "anyOf" in schema:
        return _any_of(schema["anyOf"])
    kind = schema.get("type", "anything")
    if kind == "array":
        items = kind_of(schema["items"])
        return Kind(f"list of {items.words}", items.shape, items.codes)
    if kind == "object" and "results" in schema.get("properties", {}):
        items = kind_of(schema["properties"]["results"]["items"])
        return Kind(f"page of {items.words}", items.shape)
    words = " or ".join(kind) if isinstance(kind, list) else kind
    codes = tuple(code for code in schema.get("enum", ()) if code is not None)
    return Kind(f"{words} ({schema['format']})" if "format" in schema else words, codes=codes)


def _any_of(schemas: list[Schema]) -> Kind:
    kinds = [kind_of(schema) for schema in schemas]
    shape = next((kind.shape for kind in kinds if kind.shape), "")
    return Kind(" or ".join(kind.words for kind in kinds), shape)
