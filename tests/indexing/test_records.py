"""An article that is kept in the library is the same article when it is taken out."""

import json
import zlib

from hypothesis import given

from reader.indexing.records import pack, unpack
from reader.models import Article
from tests.content.test_writer import ARTICLES


@given(ARTICLES)
def test_what_is_packed_is_unpacked(article: Article) -> None:
    assert unpack(pack(article)) == article


def test_what_an_article_does_not_have_is_not_kept_so_that_new_fields_need_no_new_library() -> None:
    kept = {"key": "k", "title": "T"}
    assert json.loads(zlib.decompress(pack(Article("k", "T")))) == kept
    assert unpack(zlib.compress(json.dumps(kept).encode())) == Article("k", "T")
