"""Web addresses: only http and https, rebuilt from their parts, and one canonical form for the same page."""

import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

LONGEST = 8192  # characters; no server takes more
_PORTS = {"http": 80, "https": 443}

_CHARACTER = r"A-Za-z0-9\-._~!$&'()*+,;=:@/"
_PATH = rf"[{_CHARACTER}]*(?:%[0-9A-Fa-f]{{2}}[{_CHARACTER}]*)*"
_QUERY = rf"[{_CHARACTER}?]*(?:%[0-9A-Fa-f]{{2}}[{_CHARACTER}?]*)*"
_NAME = (
    r"(?=[^/?#]{1,253}(?:[/?#]|\Z))"
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?"
)
# An address that is already as `safe` would rebuild it; 99 of 100 are.
_ORDINARY = re.compile(rf"https?://{_NAME}(?:/{_PATH})?(?:\?{_QUERY})?(?:#{_QUERY})?")
# A page without query, fragment or escapes: its canonical form follows from two pieces.
_SIMPLE = re.compile(rf"https?://({_NAME})(/[{_CHARACTER}]*)?")
_FORBIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u206f]"
)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HEX = re.compile(r"%[0-9A-Fa-f]{2}")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_IPV6 = re.compile(r"[0-9a-f:.]+")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT = "/%:@!$&'()*+,;=~"
# Parts of a query that tell nothing about the page: who sent the visitor, and that a copy for phones was asked for.
_UNTOLD = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|mc_cid|mc_eid|mkt_tok|vero_id|"
    r"_hsenc|_hsmi|hsctatracking|oly_anon_id|oly_enc_id|s_cid|ncid|cmpid|icid|wt\.mc_id|ocid|spm|"
    r"guccounter|guce_referrer\w*|ref_src|ref_url|amp|outputtype)(?:=.*)?|",
    re.IGNORECASE | re.DOTALL,
)


def safe(url: str, base: str | None = None) -> str | None:
    """An address that may be opened and shown, or None.

    Only http and https; resolved against `base`; control characters refused; user name and password dropped; the
    host in lower case, in ASCII (RFC 5891), the rest percent-encoded where it must be (RFC 3986 §2).
    """
    if len(url) <= LONGEST and _ORDINARY.fullmatch(url):
        return url
    url = url.strip(" \t\r\n\f\v\xa0\u3000")
    if not url or len(url) > LONGEST or _FORBIDDEN.search(url):
        return None
    if base:
        try:
            url = urljoin(base, url)
        except ValueError:
            return None
    elif url.startswith("//"):
        url = "https:" + url
    return _rebuilt(url)


def on_site(url: str, site: str | None) -> str | None:
    """Like `safe`, for an address in an article file: one that begins with / is meant from the root of the site.

    The root of the site, its `url` and `baseurl`, may have a path, which such an address does not repeat.
    """
    if site and url.startswith("/") and not url.startswith("//"):
        root = site.rstrip("/")
        path = urlsplit(root).path if root.startswith(("http://", "https://")) else ""
        if path and "." not in path.rsplit("/", 1)[-1] and not url.startswith(path + "/"):
            return safe(root + url)
    return safe(url, site)


def canonical(url: str) -> str | None:
    """The one form of all the addresses of a page, to compare by; not an address to open. None where `safe` is.

    Always https, without `www.`, port of the scheme, fragment, a last `/amp`, tracking parameters and slashes at the
    end; the query sorted.
    """
    simple = _SIMPLE.fullmatch(url)
    if simple and len(url) <= LONGEST:
        host, path = simple.groups()
        return f"https://{_bare_host(host)}{_bare_path(path) if path else ''}"
    address = safe(url)
    if address is None:
        return None
    parts = urlsplit(address)
    host = _bare_host(parts.hostname or "")
    if ":" in host:
        host = f"[{host}]"
    if parts.port not in {None, 80, 443}:
        host += f":{parts.port}"
    path = _bare_path(_HEX.sub(_normal, parts.path))
    pieces = [piece for piece in _HEX.sub(_normal, parts.query).split("&") if not _UNTOLD.fullmatch(piece)]
    query = "?" + "&".join(sorted(pieces)) if pieces else ""
    return f"https://{host}{path}{query}"


def host(url: str) -> str | None:
    """The host of an address, in lower case, without `www.` and port; None where the address is not safe."""
    address = safe(url)
    return _bare_host(urlsplit(address).hostname or "") if address else None


def public(address: str) -> str:
    """The address of a source for everybody to see: without user name and password, all else as it is."""
    if "@" not in address or "://" not in address:
        return address
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - raises where an @ or / in a password makes it look as if the host ended there
    except ValueError:
        return address.rpartition("@")[2]
    if "@" not in parts.netloc:
        return address
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def with_credentials(before: str, address: str) -> str:
    """An address as it is shown, for the same server with the user and password that are not shown of one `before`."""
    if address == public(before):
        return before
    hidden = public(before) != before and public(address) == address and same_server(before, address)
    if not hidden or "@" not in (credentials := before.partition("://")[2].partition("/")[0]):
        return address
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{credentials.rpartition('@')[0]}@{rest}"


def same_server(one: str, other: str) -> bool:
    """Whether two addresses are of one origin: scheme, host and port (RFC 6454 §4)."""
    return _origin(one) == _origin(other)


def _origin(address: str) -> tuple[str, str | None, int | None]:
    try:
        parts = urlsplit(address)
        return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return "", address, None


def _rebuilt(url: str) -> str | None:
    """The address from its parsed parts, each made safe; None where one of them cannot be."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    name = _ascii_host(parts.hostname or "")
    if parts.scheme not in {"http", "https"} or name is None:
        return None
    if port is not None:
        name += f":{port}"
    rebuilt = urlunsplit(
        SplitResult(
            parts.scheme,
            name,
            _escaped(parts.path, _KEPT),
            _escaped(parts.query, _KEPT + "?"),
            _escaped(parts.fragment, _KEPT + "?"),
        )
    )
    return rebuilt if len(rebuilt) <= 4 * LONGEST else None


def _ascii_host(name: str) -> str | None:
    """A host name as the resolver takes it; None where there is none of that name."""
    name = name.rstrip(".")
    if not name or len(name) > 253:
        return None
    if ":" in name:
        return f"[{name}]" if _IPV6.fullmatch(name) else None
    if not name.isascii():
        import idna

        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except (UnicodeError, ValueError, IndexError):
            return None
    name = name.lower()
    return name if all(_LABEL.fullmatch(label) for label in name.split(".")) else None


def _escaped(part: str, kept: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", part), safe=kept)


def _normal(found: re.Match[str]) -> str:
    """An escape in its normal form: unreserved characters as they are, others in capitals (RFC 3986 §6.2.2)."""
    character = chr(int(found[0][1:], 16))
    return character if character in _UNRESERVED else found[0].upper()


def _bare_host(name: str) -> str:
    while name.startswith("www.") and "." in name[4:]:
        name = name[4:]
    return name


def _bare_path(path: str) -> str:
    path = path.rstrip("/")
    while path.endswith("/amp"):
        path = path[:-4].rstrip("/")
    return path
