"""The frozen records that the rooms of the house hand each other.

Texts in them are plain: cleaned at the border (`reader.content.clean`), safe to show anywhere, never markup.
Times are aware datetimes in UTC.
"""

from reader.models.accounts import Account
from reader.models.answers import (
    Change,
    Count,
    Counts,
    Cover,
    Daily,
    Matches,
    Membership,
    MembershipKind,
    Related,
    RelatedKind,
    Story,
    Summary,
    Topic,
)
from reader.models.articles import (
    Action,
    Article,
    Body,
    Enclosure,
    Image,
    Learning,
    ListedStory,
    Provider,
    Ratings,
)
from reader.models.documents import Document, Failure, Link, TopicSpec
from reader.models.events import Begun, Grouping, Progress, RefreshEvent, SourceRefreshed
from reader.models.full_texts import Doubt, FullText, PageOf, PageRead
from reader.models.json_values import Json
from reader.models.queries import BEGUN_AT, ChangedField, Field, Query, Sort, SourceOrder, Term, View
from reader.models.sources import (
    Fingerprint,
    Fingerprints,
    Keep,
    Offer,
    Policy,
    Secret,
    SourceKind,
    SourceSpec,
    SourceStatus,
)

__all__ = [
    "BEGUN_AT",
    "Account",
    "Action",
    "Article",
    "Begun",
    "Body",
    "Change",
    "ChangedField",
    "Count",
    "Counts",
    "Cover",
    "Daily",
    "Document",
    "Doubt",
    "Enclosure",
    "Failure",
    "Field",
    "Fingerprint",
    "Fingerprints",
    "FullText",
    "Grouping",
    "Image",
    "Json",
    "Keep",
    "Learning",
    "Link",
    "ListedStory",
    "Matches",
    "Membership",
    "MembershipKind",
    "Offer",
    "PageOf",
    "PageRead",
    "Policy",
    "Progress",
    "Provider",
    "Query",
    "Ratings",
    "RefreshEvent",
    "Related",
    "RelatedKind",
    "Secret",
    "Sort",
    "SourceKind",
    "SourceOrder",
    "SourceRefreshed",
    "SourceSpec",
    "SourceStatus",
    "Story",
    "Summary",
    "Term",
    "Topic",
    "TopicSpec",
    "View",
]
