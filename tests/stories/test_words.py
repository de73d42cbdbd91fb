"""The words that two desks have in common, in the form in which they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.stories.stopwords import languages_of, stop_words
from reader.stories.words import beginning, fold, is_number, language, significant, stem, tokens, written
from tests.stories.made import ANY_TEXT


def words_of(text: str) -> list[str]:
    return list(significant(tokens(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Crashes in Zürich", ["crashes", "in", "zurich"]),
        ("The bank's profit", ["the", "bank", "profit"]),
        ("The bank’s profit", ["the", "bank", "profit"]),
        ("L'été à Genève", ["l", "ete", "a", "geneve"]),
        ("L’Oréal’s new CEO", ["l", "oreal", "new", "ceo"]),
        ("Straßenbahn in Łódź", ["strassenbahn", "in", "łodz"]),
        ("ÅNGSTRÖM", ["angstrom"]),
        ("ﬁnance ＡＢＣ", ["finance", "abc"]),
        ("Новости: ёлка", ["новости", "елка"]),
        ("Ελληνική κυβέρνηση", ["ελληνικη", "κυβερνηση"]),
        ("1,200 of 5.1 million at 3:2", ["1,200", "of", "5.1", "million", "at", "3:2"]),
        ("A320, Q3 and F-35", ["a320", "q3", "and", "f", "35"]),
        ("snake_case e-mail", ["snake", "case", "e", "mail"]),
        ("株価急落", ["株価", "価急", "急落"]),
        ("株", ["株"]),
        ("これは株価です", ["は株", "株価", "価て"]),
        ("iPhoneの新型", ["iphone", "の新", "新型"]),
        ("서울시 예산", ["서울", "울시", "예산"]),
        ("ไทย", ["ไท", "ทย"]),
        ("", []),
        ("… — !?", []),
    ],
)
def test_a_text_is_taken_apart_into_words_that_are_written_alike(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("crashes", "crash"),
        ("crashed", "crash"),
        ("crashing", "crash"),
        ("landlords", "landlord"),
        ("Klagen", "Klage"),
        ("Präsidenten", "Präsident"),
        ("président", "présidente"),
        ("huelgas", "huelga"),
        ("presidente", "presidenti"),
        ("президента", "ПРЕЗИДЕНТА"),
        ("Zurich", "ZÜRICH"),
        ("Dragan’s", "Dragan"),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    assert words_of(one) == words_of(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bank", "bang"),
        ("rise", "rice"),
        ("2024", "2025"),
        ("a320", "a321"),
        ("5.1", "51"),
        ("1,200", "1,201"),
    ],
)
def test_other_words_and_other_numbers_do_not(one: str, other: str) -> None:
    assert words_of(one) != words_of(other)


def test_what_says_nothing_is_left_out_and_figures_stay() -> None:
    assert words_of("The latest news of the 7 floods, and 1 more: x") == ["7", "flood", "1"]
    assert words_of("Der Kanzler hat das nicht") == ["kanzl"]
    assert words_of("") == words_of("the of and") == []


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("The prime minister said that the bill will be passed", "en"),
        ("Der Kanzler hat das Gesetz nicht unterschrieben", "de"),
        ("Le président a signé la loi avec ses ministres dans la nuit", "fr"),
        ("El presidente ha firmado la ley en la noche con los suyos", "es"),
        ("Il presidente ha firmato la legge nella notte dopo gli scontri", "it"),
        ("O presidente não assinou a lei porque ele não estava em casa", "pt"),
        ("De premier heeft de wet niet getekend", "nl"),
        ("Президент не подписал закон и уехал", "ru"),
        ("株価が急落した", "ja"),
        ("東京株式市場", "zh"),
        ("中國經濟增長放緩", "zh"),
        ("한국 경제 성장", "ko"),
        ("أخبار اليوم في القاهرة", "ar"),
        ("חדשות היום", "he"),
        ("Οι ειδήσεις της ημέρας", "el"),
        ("ข่าวภาษาไทย", "th"),
        ("Nachrichten", ""),
        ("Velmora Trident Photonics", ""),
        ("a", ""),
        ("", ""),
    ],
)
def test_the_language_is_told_by_function_words_or_the_script(text: str, spoken: str) -> None:
    assert language(tokens(text)) == spoken


def test_a_foreign_name_in_a_headline_makes_it_no_other_language() -> None:
    assert language(tokens("The makers of the 寿司 robot are in the city with it")) == "en"


@pytest.mark.parametrize("language", sorted({name for names in languages_of().values() for name in names}))
def test_each_function_word_is_written_as_it_is_looked_up(language: str) -> None:
    words = [word for word, languages in languages_of().items() if language in languages]
    assert [word for word in words if tokens(word) != [word]] == []


@pytest.mark.parametrize("text", ["On był w domu", "Она не такой", "Не было о ней", "olduğu gibi"])
def test_function_words_with_accents_say_nothing(text: str) -> None:
    assert set(words_of(text)) <= {"domu", "она"}


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("350", True),
        ("5.1", True),
        ("q3", True),
        ("a320", True),
        ("dam", False),
        ("株価", False),
        ("x", False),
    ],
)
def test_a_word_with_a_figure_in_it_is_a_number(word: str, number: bool) -> None:
    assert is_number(word) is number


@given(ANY_TEXT)
def test_whatever_a_text_holds_its_words_are_never_empty_and_folded(text: str) -> None:
    found = tokens(text)
    assert all(found)
    assert [word for word in found if not set(word).isdisjoint(" '’_\t\n")] == []
    assert language(found) in {"", "ja", "zh", "ko", "el", "he", "ar", "hi", "th", *_languages()}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Crashes in Zürich; a crash", {"crash": "crashes", "zurich": "zürich"}),
        ("L’école", {"ecol": "école"}),
        ("Straßenbahnen", {"strassenbah": "straßenbahnen"}),
        ("E\u0301coles", {"ecol": "écoles"}),
        ("Ёлка спасён", {"елка": "ёлка", "спасен": "спасён"}),
        ("ガンダム", {"カン": "ガン", "ンタ": "ンダ", "タム": "ダム"}),
        ("The of", {}),
    ],
)
def test_a_word_is_told_as_it_is_written(text: str, words: dict[str, str]) -> None:
    assert written(text) == words


@pytest.mark.parametrize(
    ("word", "of", "found"),
    [
        ("crashes", "crash", "crash"),
        ("zürich", "zurich", "zürich"),
        ("straßenbahnen", "strassenbah", "straßenbah"),
        ("ガン", "カン", "ガン"),
        ("dam", "dam", "dam"),
        ("ß", "", "ß"),
    ],
)
def test_the_index_is_asked_for_the_beginning_of_a_word_as_it_is_written(
    word: str, of: str, found: str
) -> None:
    assert beginning(word, of) == found


@given(ANY_TEXT)
def test_each_significant_word_is_told_and_is_never_empty(text: str) -> None:
    found = written(text)
    assert all(found.values())
    assert all(beginning(word, one) for one, word in found.items())


@given(st.text("abcdeéßüЁйж '-.;"))
def test_what_is_told_as_written_is_what_is_compared(text: str) -> None:
    assert set(written(text)) == set(words_of(text))


@given(ANY_TEXT)
def test_what_was_folded_once_stays_as_it_is(text: str) -> None:
    plain = text.replace("'", "").replace("’", "")
    assert fold(fold(plain)) == fold(plain)
    assert tokens(fold(plain)) == tokens(plain)


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_capital_letters_make_no_difference(text: str) -> None:
    assert tokens(text) == tokens(text.upper()) == tokens(text.lower())


@given(st.text(st.characters(categories=["L", "N"]), max_size=30))
def test_a_stem_is_the_beginning_of_its_word_and_a_short_word_stays(word: str) -> None:
    found = stem(word)
    assert word.startswith(found)
    assert len(found) >= min(len(word), 4)
    assert found == word or word.isalpha()


@given(st.lists(st.sampled_from(sorted(stop_words())) | st.text("abcde", min_size=1, max_size=5)))
def test_the_language_does_not_hang_on_the_order_of_the_words(words: list[str]) -> None:
    assert language(words) == language(list(reversed(words))) == language(words + words)


@pytest.mark.parametrize("letter", ["a", "s", "中", "é", "0", "'", "\u0301"])
def test_a_word_of_millions_of_letters_is_a_word(letter: str) -> None:
    """What takes the square of its length would not come to an end."""
    found = words_of(letter * 4_000_000)
    assert len(set(found)) <= 1


def _languages() -> set[str]:
    return {name for names in languages_of().values() for name in names}
