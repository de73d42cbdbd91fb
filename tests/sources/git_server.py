"""Repositories behind HTTP on 127.0.0.1: the program that comes with git for it, and servers that behave badly."""

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class GitServer:
    """Serves repositories of a folder; /moved/… sends on to /…, /private/… asks who it is, /slow/… says nothing."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.wanted = "Basic YW5uOnNlY3JldA=="
        """What /private/… wants to hear: ann, secret."""
        self.silent = threading.Event()
        """Set when somebody waits for an answer that does not come."""
        self.left = threading.Event()
        """Set when they have gone."""
        self.address = ""
        self.elsewhere: str | None = None
        """Where /moved/… sends to, if not to this server."""


@contextmanager
def serving_git(root: Path) -> Iterator[GitServer]:
    """A server for the repositories below `root`, while in the block."""
    site = GitServer(root)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            _answer(self, site)

        def do_POST(self) -> None:
            _answer(self, site)

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        site.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


def _answer(handler: BaseHTTPRequestHandler, site: GitServer) -> None:
    site.asked.append(handler.path)
    site.headers.append({name.lower(): value for name, value in handler.headers.items()})
    handler.close_connection = True
    if handler.path.startswith("/moved/"):
        place = (site.elsewhere or site.address) + handler.path.removeprefix("/moved")
        _say(handler, 301, {"Location": place})
    elif handler.path.startswith("/private/"):
        _answer_who_may(handler, site)
    elif handler.path.startswith("/slow/"):
        site.silent.set()
        handler.connection.recv(1)
        site.left.set()
    else:
        _from_git(handler, site.root)


def _answer_who_may(handler: BaseHTTPRequestHandler, site: GitServer) -> None:
    if handler.headers.get("Authorization") == site.wanted:
        handler.path = handler.path.removeprefix("/private")
        _from_git(handler, site.root)
    else:
        _say(handler, 401, {"WWW-Authenticate": 'Basic realm="x"'})


def _say(handler: BaseHTTPRequestHandler, status: int, headers: dict[str, str]) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def _from_git(handler: BaseHTTPRequestHandler, root: Path) -> None:
    """What git-http-backend(1) answers."""
    path, _, query = handler.path.partition("?")
    length = handler.headers.get("Content-Length", "0")
    environment = {
        "PATH": os.environ["PATH"],
        "GIT_PROJECT_ROOT": str(root),
        "GIT_HTTP_EXPORT_ALL": "1",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": "*",
        "REQUEST_METHOD": handler.command,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "CONTENT_TYPE": handler.headers.get("Content-Type", ""),
        "CONTENT_LENGTH": length,
        "HTTP_CONTENT_ENCODING": handler.headers.get("Content-Encoding", ""),
        "HTTP_GIT_PROTOCOL": handler.headers.get("Git-Protocol", ""),
    }
    body = handler.rfile.read(int(length))
    done = subprocess.run(
        ["git", "http-backend"], env=environment, input=body, capture_output=True, check=False
    )
    head, _, content = done.stdout.partition(b"\r\n\r\n")
    lines = [line.decode().partition(": ") for line in head.split(b"\r\n")]
    headers = {name.title(): value for name, _, value in lines}
    status = int(headers.pop("Status", "200").split()[0])
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)
