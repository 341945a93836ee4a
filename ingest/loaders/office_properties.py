"""What a Word or PowerPoint file says of itself: its title, company or author, and when it was saved."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ingest.documents import Properties
from ingest.loaders.lines import properties

_PARSER = etree.XMLParser(remove_blank_text=True, resolve_entities=False)


def office_properties(document: Any) -> Properties:
    """Reads them of a document that python-docx or python-pptx has opened."""
    core = document.core_properties
    company = ""
    for part in document.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            company = "".join(etree.fromstring(part.blob, _PARSER).itertext("{*}Company"))
    return properties(core.title, company or core.author, core.modified or core.created)
