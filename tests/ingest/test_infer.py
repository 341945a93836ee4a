from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import infer
from ingest.documents import Block, BlockKind, Kind, Scope
from ingest.infer import Reading
from ingest.municipalities import MUNICIPALITIES

MADE_UP = ["Åkersvik", "Norrberga", "Västerlida", "Östmarken", "Älvsund"]


def reading(text: str) -> Reading:
    """A line is a paragraph; "# " marks a heading, "- " an item, "| " a table row."""
    kinds = {"# ": BlockKind.HEADING, "- ": BlockKind.ITEM, "| ": BlockKind.TABLE_ROW}
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    return Reading(
        tuple(
            Block(kinds.get(line[:2], BlockKind.PARAGRAPH), line[2:] if line[:2] in kinds else line) for line in lines
        )
    )


def test_the_list_is_whole() -> None:
    assert len(MUNICIPALITIES) == 290
    assert {"Upplands Väsby", "Malung-Sälen", "Östra Göinge", "Åmål", "Västerås", "Hjo"} <= MUNICIPALITIES


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Rutin för akuta ansökningar\nInledande text om vad rutinen är till för.", "Rutin för akuta ansökningar"),
        (
            "Åkersviks kommun\nSocialförvaltningen\nDnr SN 2025/3\n2025-03-01\n# Rutin för hembesök",
            "Rutin för hembesök",
        ),
        ("Norrberga kommun | Socialnämnden\nRutin för hembesök", "Rutin för hembesök"),
        ("Start / Omsorg / Ekonomi\nLyssna\n# Ansök om hjälp", "Ansök om hjälp"),
        ("(Exempeldokument; kommunen är påhittad.)\n# Rutin för hembesök", "Rutin för hembesök"),
        ("Minnesanteckningar Boendenätverket 5 maj 2025\n# Frågor", "Minnesanteckningar Boendenätverket 5 maj 2025"),
        ("# Riktlinjer för\n# stöd vid flytt", "Riktlinjer för stöd vid flytt"),
        (
            "MINNESANTECKNINGAR\nNätverket för tidiga insatser i Sandvik\nTorsdag 12 mars 2026 kl 13.15-15.40, sal A",
            "Minnesanteckningar, Nätverket för tidiga insatser i Sandvik",
        ),
        ("# Varför behövs\n# ett intyg?", "Varför behövs ett intyg?"),
        ("RIKTLINJE\nStöd vid flytt", "Stöd vid flytt"),
        ("# Delegationsordning\n# 1 Inledning\nText.", "Delegationsordning"),
        ("# RIKTLINJER FÖR STÖD I ÅKERSVIKS KOMMUN", "Riktlinjer för stöd i Åkersviks kommun"),
        ("# Stöd vid flytt 2025-03-01\n# Stöd vid flytt: vägledning", "Stöd vid flytt: vägledning"),
        ("Från: Bo Ek\nSkickat: den 3 mars 2025\nÄmne: SV: Frågor om hyra\nHej!", "Frågor om hyra"),
        ("Den här texten är löpande och berättar i en lång mening om något.\nMer text.", None),
        ("Texten börjar med en hel mening om hyror.\nUtredaren ska bland annat\nFörlängd tid", None),
        ("# 1 Inledning\nText.", None),
        ("", None),
    ],
)
def test_title(text: str, title: str | None) -> None:
    assert infer.title_in_text(reading(text)) == title


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Microsoft Word - Dokument1",
            "PowerPoint-presentation",
            "untitled",
            "Namnlöst dokument",
            "mall_rapport.dotx",
        ),
        *("Dokument2", "Presentation 1", "Rapportmall", "Namn på presentation", "slutversion.docx", "  ", "123", None),
    ],
)
def test_titles_that_programs_write(title: str | None) -> None:
    assert infer.usable_title(title) is None


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("riktlinjer_boende-2025.pdf", "Riktlinjer boende 2025"),
        ("%C3%A5tg%C3%A4rder.docx", "Åtgärder"),
        ("a\u030atga\u0308rder.txt", "Åtgärder"),
        ("mote_2025-03-01.txt", "Mote 2025-03-01"),
        ("___.pdf", "___.pdf"),
    ],
)
def test_title_of_name(name: str, title: str) -> None:
    assert infer.title_of_name(name) == title


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Riktlinjer för ekonomiskt bistånd", Kind.RIKTLINJE),
        ("Socialnämndens delegationsordning", Kind.DELEGATIONSORDNING),
        ("Handläggningsrutin vid skuld", Kind.RUTIN),
        ("Samverkansöverenskommelse om vräkning", Kind.OVERENSKOMMELSE),
        ("Protokoll 2025-02-03", Kind.MINNESANTECKNING),
        ("Slutrapport: vägen till arbete", Kind.RAPPORT),
        ("Kartläggning av rutiner", Kind.RAPPORT),
        ("Utvärdering av riktlinjerna", Kind.RAPPORT),
        ("Rutin för rapportering", Kind.RUTIN),
        ("Handbok om riktlinjer", Kind.VAGLEDNING),
        ("Metodstöd för samtal", Kind.VAGLEDNING),
        ("Pressmeddelande: ny rutin", Kind.NYHET),
        ("Till dig som söker bistånd", Kind.BROSCHYR),
        ("Socialstyrelsens allmänna råd om bistånd", Kind.ALLMANNA_RAD),
        ("Prop. 2023/24:999 Ett påhittat förslag", Kind.FORARBETE),
        ("SOU 2019:999", Kind.FORARBETE),
        ("HFD 2019 ref. 99", Kind.PRAXIS),
        ("JO-beslut om dröjsmål", Kind.PRAXIS),
        ("Försörjningsstöd", None),
        ("Ekonomiskt stöd", None),
        ("PM om hyror", None),
        ("Förslag till riktlinjer", None),
        ("Nya riktlinjer på väg", None),
        ("Yttrande över SOU 2019:999", None),
        ("Sammanfattning av prop. 2023/24:999", None),
        ("Så läser vi allmänna råd", None),
        ("Socialtjänstlag (2025:400)", None),
        ("Socialtjänstförordning (2025:468)", None),
        ("Socialstyrelsens föreskrifter och allmänna råd", None),
    ],
)
def test_kind_by_title(title: str, kind: Kind | None) -> None:
    found = infer.kind(reading(f"# {title}\nText."), title)
    assert (None if found is Kind.OKAND else found) is kind


@given(st.text(max_size=40), st.sampled_from(["Lag", "Förordning", "Föreskrifter", "Balk", "SFS 2025:400", "HSLF-FS"]))
def test_a_statute_is_never_inferred(words: str, statute: str) -> None:
    title = f"{statute} {words}"
    assert infer.kind(reading(f"# {title}"), title) not in (Kind.LAG, Kind.FORORDNING, Kind.FORESKRIFT)
    assert infer.kind_of_name(f"{title}.pdf") not in (Kind.LAG, Kind.FORORDNING, Kind.FORESKRIFT)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Boendeträff\nDeltagare: Bo Ek (Åkersvik)\nVi talade om hyror.\nAntecknat av Bo Ek", Kind.MINNESANTECKNING),
        ("Kurs i bokföring\nDeltagare: tolv personer", None),
        ("# Stöd vid flytt\nRUTIN", Kind.RUTIN),
        ("# Vad är ett intyg?\nInformation till dig som är ny\nText.", Kind.BROSCHYR),
        ("Start / Nyheter / Stöd vid flytt\n# Stöd vid flytt", Kind.NYHET),
        ("Kammarrätten i Storstad\nDOM\nMål nr 99-24", Kind.PRAXIS),
        ("# Stöd vid flytt\nDu kan få hjälp om du ska flytta. Ta med dina papper när du kommer.", Kind.BROSCHYR),
        ("# Stöd vid flytt\nDu som är handläggare ber om dina papper. Du tar med dem hem.", None),
        ("# Stöd vid flytt\nHandläggaren begär in offerter från två firmor innan du och hon bokar en dag.", None),
    ],
)
def test_kind_by_form(text: str, kind: Kind | None) -> None:
    read = reading(text)
    assert infer.kind(read, infer.title_in_text(read) or "") is kind


def test_kind_of_a_mail_is_not_that_of_what_it_is_about() -> None:
    mail = reading("Från: Bo Ek\nSkickat: 2025-03-03\nÄmne: Riktlinjer")
    assert infer.kind(mail, "Riktlinjer") is Kind.OKAND


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("overenskommelse-samverkan.docx", Kind.OVERENSKOMMELSE),
        ("Kartläggning_2025.pdf", Kind.RAPPORT),
        ("vagledning.md", Kind.VAGLEDNING),
        ("ekonomi.pdf", None),
    ],
)
def test_kind_of_name(name: str, kind: Kind | None) -> None:
    assert infer.kind_of_name(name) is kind


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Åkersviks kommun · Socialnämnden\n# Rutin", "Åkersviks kommun"),
        ("# Rutin\nUtgivare: Rådet för hyror", "Rådet för hyror"),
        ("# Vägledning\nSocialstyrelsen", "Socialstyrelsen"),
        ("# Vägledning\nText.\n© 2024 Socialstyrelsen", "Socialstyrelsen"),
        ("Samordningsförbundet Östmarken\n# Rapport", "Samordningsförbundet Östmarken"),
        ("# Anteckningar\nText.\nAntecknat av Bo Ek, Samordningsförbundet Dalen", "Samordningsförbundet Dalen"),
        (
            "# Anteckningar\nÖstmarkens kommunalförbund bjöd in.\nAntecknat av Bo Ek, Östmarken",
            "Östmarkens kommunalförbund",
        ),
        ("# Anteckningar\nText.\nAntecknat av Bo Ek, Lysekil", None),
        ("# Samverkan\nArbetsförmedlingen, Försäkringskassan och vården deltar.", None),
        ("# Samverkan\n- Arbetsförmedlingen", None),
        ("# Samverkan\nVi möter ofta handläggare från Försäkringskassan i sådana ärenden.", None),
    ],
)
def test_publisher(text: str, publisher: str | None) -> None:
    read = reading(text)
    assert infer.publisher(read, read.lines[0]) == publisher


@pytest.mark.parametrize(
    ("author", "publisher"),
    [
        ("Norrberga kommun", "Norrberga kommun"),
        ("Socialnämnden", "Socialnämnden"),
        ("Bo Ek", None),
        ("python-docx", None),
    ],
)
def test_only_a_body_is_a_publisher(author: str, publisher: str | None) -> None:
    assert infer.organisation(author) == publisher


def found(text: str, kind: Kind = Kind.RIKTLINJE) -> tuple[str, ...]:
    read = reading(text)
    return infer.municipalities(read, read.lines[0], kind, None)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("# Rutin i Västerås kommun", ("Västerås",)),
        ("# Rutin i Lysekils kommun", ("Lysekil",)),
        ("# Rutin i Åkersviks kommun", ("Åkersvik",)),
        ("# Rutin i Björkås kommun", ("Björkås",)),
        ("# Rutin i Blåfors kommun\nBlåfor har en rutin.", ("Blåfor",)),
        ("# Rutin i Dals-Eds kommun", ("Dals-Ed",)),
        ("# Rutin i Upplands Väsby kommun", ("Upplands Väsby",)),
        ("# Rutin i Malung-Sälens kommun", ("Malung-Sälen",)),
        ("# Rutin i Göteborgs Stad", ("Göteborg",)),
        ("Sandviks stad · Socialnämnden\n# Rutin\nSandviks stad betalar.", ("Sandvik",)),
        ("# Taxor 2026\nSandviks stad. Beslutad av fullmäktige 2025-12-15, § 187", ("Sandvik",)),
        ("En gammal Residensstad. Årets stad.\n# Rutin", ()),
        ("Region Gotland\n# Rutin", ("Gotland",)),
        ("ÅKERSVIKS KOMMUN\n# Rutin", ("Åkersvik",)),
        ("# Rutin\nBeslutad av socialnämnden i Åkersvik 2025-01-02", ("Åkersvik",)),
        ("# Rutin för hyror, Uddevalla", ("Uddevalla",)),
        ("# Rutin för hyror i Sverige", ()),
        ("# Rutin\nGemensamma nämnden i Älvsund och Åkersvik", ("Älvsund", "Åkersvik")),
        ("# Rutin\nBeslut av socialnämnden i Åkersvik och Försäkringskassan", ("Åkersvik",)),
        ("# Rutin\nRutinen gäller bara för Åkersviks kommun. Norrberga deltog inte.", ("Åkersvik",)),
        ("# Rutin\nRutinen gäller hyror som betalas av Åkersviks kommun. Så gör Norrberga kommun.", ()),
        ("# Rutin\nVarje kommun bestämmer själv.\nAnsökande kommun svarar.", ()),
        (
            "# Rutin\nText.\n" + "Text om hyror.\n" * 15 + "I Åkersviks kommun görs så. Åkersviks kommun betalar.",
            ("Åkersvik",),
        ),
        ("# Rutin\nText.\n" + "Text om hyror.\n" * 15 + "I Åkersviks kommun görs så, men inte i Norrberga kommun.", ()),
    ],
)
def test_the_municipality_that_a_text_is_from(text: str, names: tuple[str, ...]) -> None:
    assert found(text) == names


def test_a_mentioned_municipality_is_not_the_reports() -> None:
    assert (
        found(
            "# Kartläggning av stöd\nVi tackar Bo Ek, Åkersviks kommun, för hjälpen med den här undersökningen.",
            Kind.RAPPORT,
        )
        == ()
    )


def test_an_agreement_is_for_its_parties() -> None:
    text = (
        "# Överenskommelse\nMellan kommunerna Åkersvik, Norrberga och Lysekil samt vården har detta avtalats om hyror."
    )
    assert found(text, Kind.OVERENSKOMMELSE) == ("Åkersvik", "Norrberga", "Lysekil")
    assert found("# Överenskommelse mellan Åkersviks och Norrbergas kommuner", Kind.OVERENSKOMMELSE) == (
        "Åkersvik",
        "Norrberga",
    )


def test_a_national_body_writes_for_no_municipality() -> None:
    read = reading("# Vägledning\nExempel från Lysekils kommun")
    assert infer.municipalities(read, "Vägledning", Kind.VAGLEDNING, "Socialstyrelsen") == ()
    assert infer.municipalities(read, "Vägledning", Kind.VAGLEDNING, None, Scope.NATIONAL) == ()


@pytest.mark.parametrize(
    ("attendance", "names"),
    [
        ("Deltagare: Bo Ek och Eva Alm (Lysekil), Åsa Å (Åmål), Ia Öst (Dalförbundet)", ("Lysekil", "Åmål")),
        (
            "Deltagare: Bo Ek (Åkersvik), Eva Alm (Norrberga, ordförande), Ia Öst (Försäkringskassan)",
            ("Åkersvik", "Norrberga"),
        ),
        ("Närvarande: Bo Ek (Lysekil) Frånvarande: Eva Alm (Åmål)", ("Lysekil",)),
        (
            "Deltagare:\n- Bo Ek, Lysekil\n- Eva Berg, enhetschef, Åmål\nFörhinder: Ia Öst, Orust\n# Frågor",
            ("Lysekil", "Åmål"),
        ),
        ("# Deltagare\n| Bo Ek | Åmål\n| Eva Alm | Lysekil\n# Frågor\nTanum undrar.", ("Åmål", "Lysekil")),
        ("Deltagare:\nLysekil: Bo Ek, Eva Alm\nÅmål: Ia Öst", ("Lysekil", "Åmål")),
        ("Deltagare: Ek, Berg, Lund\nText om Orust.", ()),
        ("Deltagare: Bo Ek, Åkersviks kommun", ("Åkersvik",)),
        ("Närvarande: Bo Ek (kurator), Eva Alm (Åkersviks kommun, gäst)", ()),
    ],
)
def test_minutes_are_of_those_who_attended(attendance: str, names: tuple[str, ...]) -> None:
    assert found(f"Minnesanteckningar\n{attendance}", Kind.MINNESANTECKNING) == names


@given(st.sampled_from(sorted(MUNICIPALITIES)))
def test_every_real_name_is_known_by_its_genitive(name: str) -> None:
    genitive = name if name.endswith("s") else f"{name}s"
    assert found(f"# Rutin i {genitive} kommun") == (name,)
    assert infer.municipality_name(f"{genitive} kommun") == name


@given(st.lists(st.sampled_from(MADE_UP), min_size=2, max_size=5, unique=True))
def test_invented_attendees_are_all_there_and_in_order(names: list[str]) -> None:
    people = ", ".join(f"Bo Ek ({name})" for name in names)
    assert found(f"Minnesanteckningar\nDeltagare: {people}", Kind.MINNESANTECKNING) == tuple(names)


@pytest.mark.parametrize(
    ("title", "kind", "publisher", "names", "scope"),
    [
        ("Rutin", Kind.RUTIN, "Åkersviks kommun", ("Åkersvik",), Scope.LOKAL),
        ("Avtal", Kind.OVERENSKOMMELSE, None, ("Åkersvik", "Norrberga"), Scope.REGIONAL),
        ("Boendenätverket", Kind.MINNESANTECKNING, None, ("Åkersvik",), Scope.REGIONAL),
        ("Rapport", Kind.RAPPORT, "Samordningsförbundet Dalen", (), Scope.REGIONAL),
        ("Handbok", Kind.VAGLEDNING, "Socialstyrelsen", (), Scope.NATIONAL),
        ("SOU 2019:999", Kind.FORARBETE, None, (), Scope.NATIONAL),
        ("Handbok", Kind.VAGLEDNING, "Rådet för hyror", (), None),
    ],
)
def test_scope(title: str, kind: Kind, publisher: str | None, names: tuple[str, ...], scope: Scope | None) -> None:
    assert infer.scope(title, kind, publisher, names) is scope


def test_a_long_list_of_names_takes_no_time() -> None:
    assert found(f"# Rutin\n{', '.join(['Lysekil'] * 5000)}") == ()
