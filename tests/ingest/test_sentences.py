from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bistånd ges till bl.a. glasögon. Det kräver intyg.",
            ["Bistånd ges till bl.a. glasögon.", "Det kräver intyg."],
        ),
        ("Enligt 12 kap. 1 § SoL gäller detta.", ["Enligt 12 kap. 1 § SoL gäller detta."]),
        ("Se 4 kap. 1 § 2 st. SoL och p. 3.", ["Se 4 kap. 1 § 2 st. SoL och p. 3."]),
        (
            "Det följer av lag. Beslutet delas. En del. Två till.",
            ["Det följer av lag.", "Beslutet delas.", "En del.", "Två till."],
        ),
        ("S.k. nödprövning görs t.ex. vid avslag.", ["S.k. nödprövning görs t.ex. vid avslag."]),
        ("Det gäller fr.o.m. den 1 juli. Sedan prövas det.", ["Det gäller fr.o.m. den 1 juli.", "Sedan prövas det."]),
        ("Beslut fattas av 1:e socialsekreterare. Klart.", ["Beslut fattas av 1:e socialsekreterare.", "Klart."]),
        ("Hyra, el m.m. Beloppet prövas.", ["Hyra, el m.m.", "Beloppet prövas."]),
        ("Har hon rätt? Ja! Det har hon.", ["Har hon rätt?", "Ja!", "Det har hon."]),
        ("Första raden\nAndra raden.", ["Första raden", "Andra raden."]),
        ("Beloppet är 2 000 kr. Ansök i tid.", ["Beloppet är 2 000 kr.", "Ansök i tid."]),
        ("Lagen kom 2025. Den gäller nu.", ["Lagen kom 2025.", "Den gäller nu."]),
        ("3. Utredning inleds.", ["3. Utredning inleds."]),
        ("Han sade ”nej.” Sedan gick han.", ["Han sade ”nej.”", "Sedan gick han."]),
        ("I rev. C är avgiften 90 kr, se vers. 2.1.", ["I rev. C är avgiften 90 kr, se vers. 2.1."]),
        (
            "Enl. tab. 4 i avs. 6 har lgh. 12 plats för 3 pers. Därefter söks en större.",
            ["Enl. tab. 4 i avs. 6 har lgh. 12 plats för 3 pers.", "Därefter söks en större."],
        ),
        ("Handl. B och enh. Vuxen, mob. 070-1.", ["Handl. B och enh. Vuxen, mob. 070-1."]),
        ("", []),
    ],
)
def test_swedish_authority_prose(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(alphabet='abåäö AB.!?\n§1:-"', max_size=200))
def test_nothing_but_white_space_is_lost_and_spans_are_in_order(text: str) -> None:
    spans = list(sentence_spans(text))
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
