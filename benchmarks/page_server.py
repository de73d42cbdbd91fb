"""A server of articles whose pages are on it, with pictures: `python -m benchmarks.page_server` prints its port.

    /api/news/index.json   40 articles, the newest first
    /page/N.html           the page of article N: 50 kB, the first one 200 kB, among what stands around articles
    /figures.html          a page with ten pictures
    /picture/N.png         1200 × 675 pixels, each of its own

It serves until its standard input is closed.
"""

import json
import sys
import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

from benchmarks.words import FREQUENT

NUMBER = 40
PICTURES = 10
_AROUND = "".join(f'<li><a href="/{n}">{FREQUENT[n % len(FREQUENT)]} news</a></li>' for n in range(60))


def headline(number: int) -> str:
    """The headline of an article."""
    words = " ".join(FREQUENT[(number * 7 + place * 3) % len(FREQUENT)] for place in range(6))
    return f"Headline {number:02} {words}"


@cache
def page(number: int, size: int, figures: int = 0) -> bytes:
    """The page of an article of about so many bytes of text."""
    parts: list[str] = []
    length = 0
    while length < size:
        words = (FREQUENT[(number * 31 + len(parts) * 17 + place * 7) % len(FREQUENT)] for place in range(70))
        text = " ".join(words).capitalize()
        parts.append(f"<h2>{text[:50]}</h2>" if len(parts) % 9 == 4 else f"<p>{text}, and so on.</p>")
        length += len(parts[-1])
    for place in range(figures):
        at = place * max(1, len(parts) // figures)
        parts.insert(at, f'<figure><img src="/picture/{place}.png" width="1200" height="675"></figure>')
    return (
        f"<!DOCTYPE html><html><head><title>{headline(number)}</title></head><body><nav><ul>{_AROUND}</ul></nav>"
        f"<article><h1>{headline(number)}</h1><p>{headline(number)}.</p>{''.join(parts)}</article>"
        f"<aside><ul>{_AROUND}</ul></aside></body></html>"
    ).encode()


@cache
def picture(number: int) -> bytes:
    """A picture that no other is like."""
    from PIL import Image

    made = Image.effect_mandelbrot((1200, 675), (-2.0 + number / 20, -1.0, 1.0, 1.0), 60).convert("RGB")
    data = BytesIO()
    made.save(data, "PNG")
    return data.getvalue()


def _listing(port: int) -> bytes:
    articles = [
        {
            "path": f"_news/{number:02}.md",
            "title": headline(number),
            "excerpt": f"{headline(number)}.",
            "originalUrl": f"http://127.0.0.1:{port}{'/figures.html' if number == 1 else f'/page/{number}.html'}",
            "publishedDateTime": f"2026-10-{30 - number // 24:02}T{23 - number % 24:02}:00:00Z",
            "provider": {"name": "Pages", "domain": "pages.example", "images": None},
            "topics": ["Towns"],
        }
        for number in range(NUMBER)
    ]
    return json.dumps({"page": 1, "value": articles, "nextPage": None}).encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        name, _, end = self.path.rpartition("/")
        number = int("".join(filter(str.isdigit, end)) or 0)
        if name == "/picture":
            self._answer("image/png", picture(number))
        elif self.path == "/figures.html":
            self._answer("text/html", page(1, 20_000, PICTURES))
        elif name == "/page":
            self._answer("text/html", page(number, 50_000 if number else 200_000))
        elif end == "index.json":
            self._answer("application/json", _listing(self.server.server_port))  # type: ignore[attr-defined]
        else:
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()

    def _answer(self, kind: str, data: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Says nothing."""


def main() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
