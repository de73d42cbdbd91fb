"""What a page shows of walls: words and forms that ask for consent, money or a login, or tell of an error."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reader.content.clean import line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LOOKED_AT = 30_000  # characters of the text of a page

_WORDS: Mapping[str, str] = {
    "consent": (
        r"we (?:and our (?:\d+ )?partners )?(?:use|store|value your privacy)[^.]{0,80}cookies|accept all cookies|"
        r"before you continue to|your privacy choices|we value your privacy|cookie[- ](?:einstellungen|richtlinie)|"
        r"alle cookies akzeptieren|zustimmen und weiter|wir (?:und unsere partner )?verwenden cookies|"
        r"nous (?:et nos partenaires )?utilisons des cookies|accepter et continuer|utilizamos cookies|"
        r"aceptar (?:todas las )?cookies|usiamo i cookie|accetta tutti|wij gebruiken cookies|używamy plików cookie|"
        r"クッキーを使用|使用cookie|쿠키를 사용"
    ),
    "paywall": (
        r"subscribe (?:now )?to (?:continue|keep|read)|to continue reading|continue reading (?:with|by) |"
        r"this (?:article|content|story) is (?:only )?(?:for|available to|reserved)"
        r"[^.]{0,30}(?:subscriber|member)|you(?:'ve| have) (?:reached|used)[^.]{0,40}free articles|subscribers? only|"
        r"become a (?:subscriber|member) to|jetzt abonnieren|weiterlesen mit|nur für abonnenten|"
        r"réservé aux abonnés|abonnez-vous pour|exclusivo para suscriptores|suscríbete para|per gli abbonati|"
        r"会員限定|続きを読むには|订阅后|구독자 전용"
    ),
    "login": (
        r"(?:log|sign) in to (?:continue|read|view|your account)|please (?:log|sign) in|"
        r"forgot(?:ten)? (?:your )?password|"
        r"bitte (?:melden sie sich|einloggen)|passwort vergessen|connectez-vous|mot de passe oublié|"
        r"inicia sesión|olvidaste tu contraseña|ログイン(?:して|が必要)|登录|로그인"
    ),
}
_ERROR = re.compile(
    r"\b(?:404|403|410|502|503)\b|not found|page (?:doesn.t|does not|no longer) exist|"
    r"(?:can't|cannot) find|existiert nicht|checking your browser|access (?:is )?denied|forbidden|"
    r"are you (?:a )?(?:human|robot)|not a robot|just a moment|attention required|enable javascript|verify you are|"
    r"security check|something went wrong|unavailable|seite (?:wurde )?nicht gefunden|nicht gefunden|page introuvable|"
    r"no (?:se )?encontrad[ao]|página no|non trovata|見つかりません|找不到|페이지를 찾을 수",
    re.IGNORECASE,
)
_CLASSES: Mapping[str, str] = {
    "consent": r"consent-page|cookie-?wall|consent-?wall|collect-consent|didomi-consent-popup-full",
    "paywall": r"paywall|piano-offer|regwall|subscriber-only|meter-wall|tp-modal",
}
_SEEN = {name: re.compile(words, re.IGNORECASE) for name, words in _WORDS.items()}
_NAMED = {name: re.compile(words, re.IGNORECASE) for name, words in _CLASSES.items()}
_ROBOTS = (
    "//*[contains(@class,'g-recaptcha') or contains(@id,'challenge-form') or contains(@class,'h-captcha')]"
)

# Many sites ask for one in their head, their foot, or a dialog that is not open.
_LOGINS = (
    "//input[@type='password'][not(ancestor::header or ancestor::nav or ancestor::footer or ancestor::aside"
    " or ancestor::dialog or ancestor::*[@hidden or @aria-hidden='true'])]"
)


def signs_of(root: "HtmlElement", walled: bool) -> frozenset[str]:
    """The signs of a page; where it is `walled`, its data say that it is not free."""
    found = set(_by_words(_text(root)))
    if walled:
        found.add("paywall")
    names = " ".join(
        f"{element.get('class') or ''} {element.get('id') or ''}"
        for element in root.xpath("//*[@class or @id]")[:3000]
    )
    found.update(name for name, words in _NAMED.items() if words.search(names))
    if root.xpath(_LOGINS):
        found.add("login")
    titles = [line(element.text_content())[:200] for element in root.iter("title", "h1")][:4]
    if any(map(_ERROR.search, titles)) or root.xpath(_ROBOTS):
        found.add("error")
    return frozenset(found)


def _by_words(text: str) -> Iterator[str]:
    for name, words in _SEEN.items():
        if words.search(text):
            yield name


def _text(root: "HtmlElement") -> str:
    """The words of a page, but for what is no text of it."""
    parts: list[str] = []
    length = 0
    for element in root.iter():
        if element.tag in ("script", "style", "template"):
            parts.append(element.tail or "")
            continue
        for text in (element.text, element.tail):
            if text and text.strip():
                parts.append(text)
                length += len(text)
        if length > _LOOKED_AT:
            break
    return " ".join(" ".join(parts).replace("’", "'").split())
