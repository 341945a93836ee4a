"""Makes `ingest/data/synlex.tsv` from Synlex, the people's Swedish synonym lexicon (Viggo Kann, KTH).

`python -m training.synonyms /path/to/synlex_synpairs.xml` keeps the single words that Swedish public texts use, and the
notice that the lexicon's permission asks for.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

from ingest.analyze import stem
from ingest.frequencies import per_million

TARGET = Path(__file__).parent.parent / "ingest" / "data" / "synlex.tsv"
NOTICE = """\
# Synonympar ur Folkets synonymlexikon Synlex, http://lexikon.nada.kth.se/synlex.html
# Copyright (c) Viggo Kann KTH 2009
# THIS MATERIAL IS PROVIDED AS IS, WITH ABSOLUTELY NO WARRANTY EXPRESSED OR IMPLIED. ANY USE IS AT YOUR OWN RISK.
# Permission is hereby granted to use or copy this program for any purpose, provided the above notices are retained on
# all copies. Permission to modify the code and to distribute modified code is granted, provided the above notices are
# retained, and a notice that the code was modified is included with the above copyright notice.
# Modified for Kallstod: single words that Swedish public texts use, each pair once.
"""


def pairs(lexicon: Path) -> list[tuple[str, str]]:
    """The pairs of common single words, in order, each once."""
    common = per_million()
    found = set()
    for entry in ElementTree.parse(lexicon).getroot().iter("syn"):
        one, other = sorted((entry.findtext("w1") or "", entry.findtext("w2") or ""))
        if one.islower() and other.islower() and one.isalpha() and other.isalpha():
            stems = stem(one), stem(other)
            if stems[0] != stems[1] and all(s in common for s in stems):
                found.add((one, other))
    return sorted(found)


if __name__ == "__main__":
    lines = "".join(f"{one}\t{other}\n" for one, other in pairs(Path(sys.argv[1])))
    TARGET.write_text(NOTICE + lines, encoding="utf-8")
