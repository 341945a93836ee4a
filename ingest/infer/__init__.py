"""What the text of a document shows of its title, kind, publisher, municipalities and scope.

Each function answers only on good ground; None, or nothing, means that the text does not say.
"""

from ingest.infer.bodies import is_organisation, organisation
from ingest.infer.file_name import title_of_name
from ingest.infer.kinds import kind, kind_of_name
from ingest.infer.local import municipalities, scope
from ingest.infer.names import municipality_name
from ingest.infer.publishers import publisher
from ingest.infer.reading import Reading
from ingest.infer.titles import title_in_text, usable_title

__all__ = [
    "Reading",
    "is_organisation",
    "kind",
    "kind_of_name",
    "municipalities",
    "municipality_name",
    "organisation",
    "publisher",
    "scope",
    "title_in_text",
    "title_of_name",
    "usable_title",
]
