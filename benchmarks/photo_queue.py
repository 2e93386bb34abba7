"""What a queue of photos costs readers: python benchmarks/photo_queue.py [500].

Runs site and worker (`manage.py serve`) on a scratch database, sends that many photos through the
desk, and asks for a story's page in turns: while the worker is stopped, and while it takes photos
in and makes their sizes. Prints how soon sending was answered, how soon the page came either way,
and the ratio; what else goes on at the machine is in both.
"""

import http.client
import io
import os
import secrets
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import scratch

scratch.set_up()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402
from PIL import Image, ImageChops  # noqa: E402

from editions.models import PublishedArticle  # noqa: E402
from media.models import IncomingFile, IncomingStatus, Photo  # noqa: E402
from newsroom.corpus import generate  # noqa: E402
from people.models import User  # noqa: E402

STORIES, ROUNDS, REQUESTS = 200, 8, 100
# Nearly as many requests a second as one process answers.
PAUSE_S = 0.01
# What cameras make: most of 12 megapixels, one in ten of 24.
SIZES_PX = [(6000, 4000), *[(4240, 2832)] * 9]
START_WITHIN_S = 60


def drawn(size: tuple[int, int]) -> bytes:
    """Return a JPEG with large forms, fine detail and grain."""
    forms = Image.effect_mandelbrot(size, (-0.8, -0.2, -0.6, -0.05), 50)
    grain = Image.effect_noise(size, 12)
    light = Image.linear_gradient("L").resize(size)
    buffer = io.BytesIO()
    bands = [ImageChops.overlay(forms, grain), ImageChops.overlay(light, grain), light]
    Image.merge("RGB", bands).save(buffer, "JPEG", quality=88)
    return buffer.getvalue()


def numbered(data: bytes, number: int) -> bytes:
    """Return a JPEG as another file: with a comment of its own behind its first two bytes."""
    comment = f"photo {number}".encode()
    return data[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2) + comment + data[2:]


@contextmanager
def site() -> Iterator[tuple[int, int]]:
    """Run site and worker, and give the port and the worker's process group."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=quiet, stderr=quiet)
    try:
        yield port, worker_of(process.pid, port)
    finally:
        process.terminate()
        process.wait(timeout=START_WITHIN_S)


def worker_of(serving: int, port: int) -> int:
    """Return the worker's process group, once the site answers."""
    end = time.monotonic() + START_WITHIN_S
    while time.monotonic() < end:
        time.sleep(0.5)
        children = Path(f"/proc/{serving}/task/{serving}/children").read_text().split()
        for child in children:
            words = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
            if b"worker" in words and answers(port):
                return int(child)
    raise SystemExit("The site did not start.")


def answers(port: int) -> bool:
    """Say whether the site answers yet."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def send(port: int, count: int, pictures: dict[tuple[int, int], bytes]) -> list[float]:
    """Send photos through the desk, one by one; return how soon each was answered, in ms."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.create_superuser("measure", password="measure"))
    token = secrets.token_hex(16)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"
    line = http.client.HTTPConnection("127.0.0.1", port)
    headers = {"Cookie": cookies, "X-CSRFToken": token}
    line.request("POST", "/admin/photos/send/new/", headers=headers)
    batch = line.getresponse().read().decode()
    address = batch.partition('"send": "')[2].partition('"')[0]
    spent = []
    for number in range(count):
        data = numbered(pictures[SIZES_PX[number % len(SIZES_PX)]], number)
        body, kind = form_of(data, f"{number}.jpg")
        begun = time.perf_counter()
        line.request("POST", address, body, {**headers, "Content-Type": kind})
        answer = line.getresponse()
        answer.read()
        spent.append((time.perf_counter() - begun) * 1000)
        if answer.status != http.HTTPStatus.OK:
            raise SystemExit(f"Sending was answered with {answer.status}.")
    return spent


def form_of(data: bytes, name: str) -> tuple[bytes, str]:
    """Return a file as a form sends it, and what kind of content that is."""
    mark = secrets.token_hex(16)
    head = f'--{mark}\r\nContent-Disposition: form-data; name="picture"; filename="{name}"\r\n\r\n'
    return head.encode() + data + f"\r\n--{mark}--\r\n".encode(), (
        f"multipart/form-data; boundary={mark}"
    )


def ask(port: int, address: str) -> list[float]:
    """Ask for a page many times; return how soon it came each time, in ms."""
    line = http.client.HTTPConnection("127.0.0.1", port)
    spent = []
    for _ in range(REQUESTS):
        time.sleep(PAUSE_S)
        begun = time.perf_counter()
        line.request("GET", address)
        answer = line.getresponse()
        answer.read()
        spent.append((time.perf_counter() - begun) * 1000)
        if answer.status != http.HTTPStatus.OK:
            raise SystemExit(f"{address} answered {answer.status}.")
    return spent


def show(what: str, spent: list[float]) -> tuple[float, float]:
    """Print and return the median and the 95th percentile."""
    found = statistics.median(spent), statistics.quantiles(spent, n=20)[-1]
    print(f"{what:<34}{found[0]:>10.1f}{found[1]:>10.1f}")
    return found


def main(count: int) -> None:
    """Send, measure in turns, and print."""
    scratch.empty_tables()
    for _ in generate(STORIES):
        pass
    story = PublishedArticle.objects.order_by("-first_published_at")[STORIES // 3]
    address = story.get_absolute_url()
    pictures = {size: drawn(size) for size in set(SIZES_PX)}
    with site() as (port, worker):
        ask(port, address)
        idle: list[float] = []
        busy: list[float] = []
        sent = send(port, count, pictures)
        for _ in range(ROUNDS):
            os.killpg(worker, signal.SIGSTOP)
            idle += ask(port, address)
            os.killpg(worker, signal.SIGCONT)
            # What it was in the middle of is under way again.
            time.sleep(1)
            busy += ask(port, address)
        waiting = IncomingFile.objects.filter(status=IncomingStatus.WAITING).count()
        made = Photo.objects.exclude(rendered_at=None).count()
        if made == count:
            raise SystemExit("The queue was empty before the end. Send more photos.")
    print(f"{count} photos sent; at the end {waiting} wait to come in, {made} have their sizes")
    print(f"{'ms':<34}{'median':>10}{'95 %':>10}")
    show("sending a photo", sent)
    before, after = show("story, worker stopped", idle), show("story, worker at work", busy)
    print(f"{'ratio':<34}{after[0] / before[0]:>10.2f}{after[1] / before[1]:>10.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
