"""How operations become readers' pages: kept as these are, and in JSON whatever happens."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from website.api.operation import Operation
from website.api.parameters import asked
from website.api.problems import Refused, problem
from website.caching import asked_each_time, for_readers

METHODS = ("GET", "HEAD", "OPTIONS")
JSON = "application/json"

type View = Callable[..., HttpResponseBase]


def answered(operation: Operation) -> View:
    """Return the view of an operation."""

    def in_json(request: HttpRequest, /, **path: str) -> JsonResponse:
        facts = operation.answer(asked(request, operation.parameters), **path)
        response = JsonResponse(facts, json_dumps_params={"ensure_ascii": False})
        if facts.get("next"):
            response["Link"] = f'<{facts["next"]}>; rel="next"'
        return response

    made = for_readers(in_json) if operation.is_kept else asked_each_time(in_json)

    @csrf_exempt
    def answer(request: HttpRequest, **path: str) -> HttpResponseBase:
        if request.method not in METHODS:
            response = problem(HTTPStatus.METHOD_NOT_ALLOWED, "This is only for reading.")
            response["Allow"] = ", ".join(METHODS)
            return response
        try:
            return made(request, **path)
        except Refused as refused:
            return refused.answer

    # No form is read (newsroom/no_null.py).
    answer.takes_bytes = True  # type: ignore[attr-defined]
    return answer


@csrf_exempt
def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponseBase:
    """Say that the API has no such address."""
    return problem(HTTPStatus.NOT_FOUND, "There is no such address. The document names all.")
