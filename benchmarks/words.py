"""The words that made-up articles are made of: frequent ones first, as in any language, and a long tail."""

import itertools
import random


def _words(text: str) -> list[str]:
    return text.split()


_GLUE = _words("""
the to of and in a for on is that with as by it from at will this has are an be was its new more their can how
have which not but than our or into about after over they when now who all out up between before says could most
""")

_MATTER = _words("""
people market city water energy report study school council power network price river data health budget company
train factory plant record harvest station government bridge court road weather team library fund research island
hospital winter software museum battery climate polling vote coast storm festival housing teacher engineer student
farmer union forest harbour airport satellite vaccine laboratory novel painter orchestra gallery election minister
treaty tax border wage strike loan bank trade export copper lithium grain wheat cocoa coffee orchard vineyard ferry
tunnel tram bicycle pavement reservoir dam turbine solar wind grid meter signal sensor robot camera scanner printer
chip memory engine rocket orbit lunar telescope comet glacier reef whale salmon falcon beetle pollen soil drought
flood heat snow ice fire rescue volunteer nurse doctor patient trial therapy clinic gene protein cell virus bacteria
language grammar translation letter newspaper editor journalist broadcast podcast actor theatre opera dance stage
stadium league coach goal medal marathon champion season ticket visitor tourist hotel kitchen recipe bakery butcher
garden allotment playground neighbour street square mayor district region province capital village valley mountain
plan project deal offer warning answer question doubt promise chance change growth loss rise fall cost value share
review survey figure measure rule licence patent ruling appeal hearing inquiry audit charter pledge deadline delay
early late small large local public private open closed quiet rapid slow rare common green old young safe strong
first second third weekly yearly northern southern eastern western coastal rural urban digital printed independent
builds opens closes finds shows wins loses plans delays begins ends returns joins leaves repairs measures tests
reopens announces considers rejects approves extends expects warns explains restores replaces publishes protects
""")

_SCRIPTS = _words("""
Malmö Göteborg Besançon Lübeck Kraków Plzeň İzmir Córdoba crème façade rôle über smörgås Île señal año
東京都 図書館 新聞 北京市 新闻 天气 서울시 도서관 Київ новости Θεσσαλονίκη ירושלים بيروت मुंबई กรุงเทพ 📰 “so-called” – €
""")

_ONSETS = _words("b br c ch d dr f fl g gr h j k l m n p pl r s st t tr v w z")
_RHYMES = _words("a al an ar e el en er i il in o ol on or u um un ay ee")


def _coined(number: int) -> list[str]:
    """Names and rare words that no dictionary has, the same at every call."""
    dice = random.Random("coined words")
    return [
        "".join(dice.choice(_ONSETS) + dice.choice(_RHYMES) for _ in range(dice.randint(2, 4)))
        for _ in range(number)
    ]


RARE = _coined(15_000)
FREQUENT = [*_GLUE, *_MATTER]
VOCABULARY = [*FREQUENT, *RARE, *_SCRIPTS]

# Zipf's law over the frequent words; the tail takes 3 of 100 places, other scripts and signs 1 of 100.
_ZIPF = [1 / (rank + 12) for rank in range(len(FREQUENT))]
_UNIT = sum(_ZIPF) / 96
CUMULATIVE = list(
    itertools.accumulate(
        [
            *_ZIPF,
            *([3 * _UNIT / len(RARE)] * len(RARE)),
            *([_UNIT / len(_SCRIPTS)] * len(_SCRIPTS)),
        ]
    )
)

TOPICS = (
    "News", "Energy", "Cities", "Transport", "Health", "Science", "Space", "Oceans", "Farming", "Trade", "Courts",
    "Schools", "Languages", "Music", "Theatre", "Sport", "Weather", "Machines", "Elections", "Économie locale",
)  # fmt: skip

_PAPERS = ("Courier", "Gazette", "Observer", "Chronicle", "Dispatch", "Herald", "Bulletin", "Sentinel")


def _providers(number: int) -> list[tuple[str, str]]:
    """Names and domains of invented newspapers; some names look like numbers or are in other scripts."""
    places = [word.capitalize() for word in RARE[:number]]
    named = [
        (f"{place} {_PAPERS[k % len(_PAPERS)]}", f"{place.lower()}{k}.example")
        for k, place in enumerate(places)
    ]
    named[40] = ("98.4 FM", "984fm.example")
    named[80] = ("서울 소식", "seoul.example")
    return named


PROVIDERS = _providers(250)
