"""The OpenAPI 3.1 document, made of the table of operations, so that the two say the same."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings

from paper.now import paper_now
from website.api.operation import Operation
from website.api.problems import BASE
from website.api.schemas import SCHEMAS, named
from website.trouble import PROBLEM

VERSION = "1.0.0"
TEXT = {"type": "string"}
NUMBER = {"type": "integer", "minimum": 0}
KEY = "key"

ALWAYS = {
    "RateLimit-Policy": ("How many requests there are in how many seconds.", TEXT),
    "RateLimit": ("How many are left, and in how many seconds there are all again.", TEXT),
}
MORE = {
    "ETag": ("By which it is asked whether it is still so (`If-None-Match`).", TEXT),
    "Link": ("Where a list goes on: `rel=next`.", TEXT),
}
LATER = {"Retry-After": ("In how many seconds to ask again.", NUMBER)}

type Facts = dict[str, Any]
type Headers = dict[str, tuple[str, Facts]]


def document(operations: Iterable[Operation]) -> Facts:
    """Return the document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{paper_now().name}: the read API",
            "version": VERSION,
            "description": "What the paper's readers see, for programs. Nothing is written here.",
        },
        "servers": [{"url": f"{settings.SITE_URL}{BASE.rstrip('/')}"}],
        # A key is never needed; with one there are more requests a minute.
        "security": [{}, {KEY: []}],
        "paths": {f"/{each.path}": {"get": operation_of(each)} for each in operations},
        "components": {
            "schemas": SCHEMAS,
            "securitySchemes": {KEY: {"type": "http", "scheme": "bearer"}},
        },
    }


def operation_of(operation: Operation) -> Facts:
    """Return one operation."""
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "description": operation.words,
        "parameters": list(parameters_of(operation)),
        "responses": dict(answers_of(operation)),
    }


def parameters_of(operation: Operation) -> Iterator[Facts]:
    """Yield the parts of its address that name something, and its parameters."""
    if operation.part:
        part = operation.part
        yield {
            "name": part.name,
            "in": "path",
            "required": True,
            "description": part.words,
            "schema": part.schema,
        }
    for each in operation.parameters:
        yield {
            "name": each.name,
            "in": "query",
            "required": each.is_required,
            "description": each.words,
            "schema": each.schema,
        }


def answers_of(operation: Operation) -> Iterator[tuple[str, Facts]]:
    """Yield what an operation may answer, by status."""
    yield "200", answer("As asked.", operation.schema, "application/json", {**ALWAYS, **MORE})
    yield "304", {"description": "It is still so.", "headers": headers_of(ALWAYS)}
    problems = {
        400: "A parameter is wrong, unknown, or said twice: `parameter` names it.",
        401: "The key opens nothing. Without one there is an answer.",
        404: "There is no such thing, or the list does not go on from there.",
        405: "It is only for reading.",
        429: "Too many requests.",
        503: "The paper cannot be served now.",
    }
    if operation.part:
        problems[301] = "The list has another address now."
    if operation.is_gone:
        problems[410] = "It is not there any more; or changes cannot be followed from there."
    for status, words in sorted(problems.items()):
        more = LATER if status in (429, 503) else {}
        yield str(status), answer(words, "Problem", PROBLEM, {**ALWAYS, **more})


def answer(words: str, schema: str, media_type: str, headers: Headers) -> Facts:
    """Return an answer: what it says, of which form, with which headers."""
    content = {media_type: {"schema": named(schema)}}
    return {"description": words, "content": content, "headers": headers_of(headers)}


def headers_of(headers: Headers) -> Facts:
    """Return headers, as the document has them."""
    return {
        name: {"description": words, "schema": schema} for name, (words, schema) in headers.items()
    }
