"""A real HTTP server on 127.0.0.1 that gives good and bad answers, and remembers what it was asked."""

import gzip
import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TypeAlias

from tests.sources.helpers import ARTICLE

Route: TypeAlias = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Hands a request to the route of its path."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "_Server"

    def setup(self) -> None:
        super().setup()
        self.server.site.connections += 1

    def do_GET(self) -> None:
        site = self.server.site
        site.asked.append(self.path)
        site.headers.append({name.lower(): value for name, value in self.headers.items()})
        route = site.routes.get(self.path, status(404))
        try:
            route(self)
        except ConnectionError:
            self.close_connection = True  # they have heard enough

    def log_message(self, *args: object) -> None:
        """Says nothing."""

    def head(self, number: int, headers: dict[str, str]) -> None:
        """Sends the beginning of an answer."""
        self.send_response(number)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, site: "Site", certificate: ssl.SSLContext | None) -> None:
        self.site = site
        super().__init__(("127.0.0.1", 0), Handler)
        if certificate:
            self.socket = certificate.wrap_socket(self.socket, server_side=True)

    def handle_error(self, *_: object) -> None:
        """Says nothing: what we do to a connection is seen on our side."""


class Site:
    """What the server answers: routes by path, to be changed at any time, and what it was asked.

    With a certificate (a file with its key) it talks TLS.
    """

    def __init__(self, certificate: Path | None = None) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.connections = 0
        context = None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
        self._scheme = "https" if certificate else "http"
        self._server = _Server(self, context)
        self.port = int(self._server.server_address[1])

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"{self._scheme}://{host}:{self.port}{path}"

    def pages(self, path: str, pages: Sequence[Sequence[str]], *, etags: bool = True) -> None:
        """Serves the JSON API below `path`: pages of titles, each with its own ETag."""
        for number, titles in enumerate(pages, 1):
            following = number + 1 if number < len(pages) else None
            body = page(titles, following, number)
            route = answer(body, ETag=f'"{hash(body)}"') if etags else answer(body)
            for place in {f"{path}page/{number}/index.json", *([f"{path}index.json"] if number == 1 else [])}:
                self.routes[place] = route

    def run(self) -> None:
        """Serves until it is stopped."""
        self._server.serve_forever(poll_interval=0.02)

    def stop(self) -> None:
        """Stops serving."""
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[Site]:
    """A running server."""
    site = Site(certificate)
    thread = threading.Thread(target=site.run)
    thread.start()
    try:
        yield site
    finally:
        site.stop()
        thread.join()


def page(titles: Sequence[str], following: object, number: int = 1) -> bytes:
    """A page of the JSON API."""
    value = [{"path": f"_news/2024-01-01-{title}.md", "title": title} for title in titles]
    return json.dumps({"page": number, "value": value, "nextPage": following}).encode()


def answer(data: bytes = ARTICLE, number: int = 200, /, **headers: str) -> Route:
    """Answers `data`; 304 where it was asked with the ETag or Last-Modified that it has."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    def route(handler: Handler) -> None:
        asked = handler.headers
        for condition, validator in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
            if validator in named and asked.get(condition) == named[validator]:
                handler.head(304, {})
                return
        handler.head(number, {"Content-Length": str(len(data))} | named)
        handler.wfile.write(data)

    return route


def status(number: int) -> Route:
    """Answers with a status and nothing else."""
    return answer(b"", number)


def redirect(location: str, number: int = 302) -> Route:
    """Leads to another address."""
    return answer(b"", number, Location=location)


def packed(data: bytes, *encodings: str) -> Route:
    """Answers gzip, said to be packed in the ways of `encodings`."""
    return answer(gzip.compress(data), Content_Encoding=", ".join(encodings))


def bomb(handler: Handler) -> None:
    """Sends gzip that would unpack to a gigabyte."""
    once = gzip.compress(bytes(1 << 20), 9)
    handler.head(200, {"Content-Encoding": "gzip", "Content-Length": str(len(once) * 1024)})
    for _ in range(1024):
        handler.wfile.write(once)


def endless(handler: Handler) -> None:
    """Sends and sends."""
    handler.head(200, {"Connection": "close"})
    while True:
        handler.wfile.write(b"x" * (1 << 20))


def dripping(handler: Handler) -> None:
    """Sends a byte now and then, so that no read ever takes long."""
    handler.head(200, {"Connection": "close"})
    for _ in range(1000):
        handler.wfile.write(b"-")
        time.sleep(0.02)


def cut_off(handler: Handler) -> None:
    """Sends less than it promised."""
    handler.head(200, {"Content-Length": "1000"})
    handler.wfile.write(b"---\ntitle: Half of")
    handler.close_connection = True


def break_off(handler: Handler) -> None:
    """Resets the connection."""
    handler.wfile.flush()
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def reset(handler: Handler) -> None:
    """Resets the connection in the middle of the answer."""
    handler.head(200, {"Content-Length": "1000"})
    handler.wfile.write(b"---\n")
    break_off(handler)


def garbage(handler: Handler) -> None:
    """Answers something that is no HTTP."""
    handler.wfile.write(b"\x1b[31mhello, I am a mail server\r\n\r\n")
    handler.close_connection = True


@dataclass
class Gate:
    """Answers once it is opened; `most` is how many waited there at one moment."""

    most: int = 0
    _inside: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _opened: threading.Event = field(default_factory=threading.Event)

    def __call__(self, handler: Handler) -> None:
        self.wait()
        answer()(handler)

    def wait(self) -> None:
        """Waits until it is open."""
        with self._lock:
            self._inside += 1
            self.most = max(self.most, self._inside)
        self._opened.wait(30)
        with self._lock:
            self._inside -= 1

    def open(self) -> None:
        """Lets those who wait go on, and everybody who comes later."""
        self._opened.set()


def halting(gate: Gate, first: bytes, second: bytes) -> Route:
    """Sends a part of its answer, and the rest once the gate is open."""

    def route(handler: Handler) -> None:
        handler.head(200, {"Content-Length": str(len(first) + len(second))})
        handler.wfile.write(first)
        handler.wfile.write(second[:1])
        gate.wait()
        handler.wfile.write(second[1:])

    return route


def raw(*pieces: bytes, close: bool = True) -> Route:
    """Sends these bytes as they are, piece by piece."""

    def route(handler: Handler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)
        handler.close_connection = close

    return route


def slow(seconds: float, route: Route) -> Route:
    """Answers after a while."""

    def later(handler: Handler) -> None:
        time.sleep(seconds)
        route(handler)

    return later


def once(first: Route, later: Route) -> Route:
    """Answers the first request in one way, and every later one in another."""
    routes = [first]

    def route(handler: Handler) -> None:
        (routes.pop() if routes else later)(handler)

    return route


def leaving(route: Route) -> Route:
    """Answers, and closes the connection afterwards without having said so."""

    def leave(handler: Handler) -> None:
        route(handler)
        handler.close_connection = True

    return leave


def crumbs(handler: Handler) -> None:
    """Sends its answer byte by byte, each a chunk of its own."""
    handler.head(200, {"Transfer-Encoding": "chunked"})
    piece = b"1\r\nx\r\n" * 10_000
    for _ in range(1000):
        handler.wfile.write(piece)


def flood(handler: Handler) -> None:
    """Sends headers and never comes to their end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X-Flood: on and on\r\n" * 1000)


def interim(handler: Handler) -> None:
    """Sends hints for ever, and never the answer itself."""
    while True:
        handler.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n")
