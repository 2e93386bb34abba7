"""What programs are told where something cannot be answered: RFC 9457."""

from http import HTTPStatus

from django.http import JsonResponse

from website.trouble import PROBLEM

# Where the API stands: all that is told below it is JSON.
BASE = "/api/v1/"


class Refused(Exception):
    """A request that gets a problem as its answer."""

    def __init__(self, answer: JsonResponse) -> None:
        super().__init__(answer.status_code)
        self.answer = answer


def problem(status: HTTPStatus, detail: str, **more: str) -> JsonResponse:
    """Return a problem: its title is the status's own, `detail` says what to do."""
    said = {"title": status.phrase, "status": int(status), "detail": detail, **more}
    return JsonResponse(said, status=status, content_type=PROBLEM)


def wrong_parameter(name: str, detail: str) -> Refused:
    """Return the refusal of a parameter, which it names."""
    return Refused(problem(HTTPStatus.BAD_REQUEST, detail, parameter=name))


def not_there(detail: str) -> Refused:
    """Return the refusal of what nobody knows here."""
    return Refused(problem(HTTPStatus.NOT_FOUND, detail))


def gone(detail: str, **more: str) -> Refused:
    """Return the refusal of what readers once saw."""
    return Refused(problem(HTTPStatus.GONE, detail, **more))
