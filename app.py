"""The app's entry point: page set-up and navigation.

Run with `kallstod app`, or `streamlit run app.py`.
"""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st

from app_pages import components, keeping, texts, texts_check, texts_evaluation, texts_quiz, texts_review
from settings import SettingsError

PAGES = Path(__file__).parent / "app_pages"
WIDE = frozenset({"bibliotek", "granskning", "utvardering"})
"""Addresses of the pages that hold tables."""


def main() -> None:
    """Draws the chosen page; what goes wrong in it is logged, and said in one sentence."""
    # Before the navigation: else the browser would fetch the page's symbol from Google as the window's icon.
    st.set_page_config(page_title=texts.APP_NAME, page_icon=PAGES / "icon.svg")
    ask = st.Page(PAGES / "ask.py", title=texts.ASK_NAV, icon=":material/forum:", default=True)
    library = st.Page(
        PAGES / "library.py", title=texts.LIBRARY_NAV, icon=":material/library_books:", url_path="bibliotek"
    )
    evaluation = st.Page(
        PAGES / "evaluation.py", title=texts_evaluation.NAV, icon=":material/fact_check:", url_path="utvardering"
    )
    review = st.Page(PAGES / "review.py", title=texts_review.NAV, icon=":material/rate_review:", url_path="granskning")
    check = st.Page(PAGES / "check.py", title=texts_check.NAV, icon=":material/spellcheck:", url_path="granska")
    training = st.Page(PAGES / "quiz.py", title=texts_quiz.NAV, icon=":material/school:", url_path="utbildning")
    page = st.navigation([ask, check, library, training, review, evaluation])
    # Here and not in the pages: a page that set its width itself would lose it at the next click.
    st.set_page_config(layout="wide" if page.url_path in WIDE else "centered")
    components.page_frame()
    try:
        keeping.let_go_of_old()
        page.run()
    except SettingsError as problem:
        st.error(texts.BAD_SETTINGS)
        st.text(str(problem))
    except Exception:
        logging.getLogger("kallstod").exception("The page could not be drawn")
        st.error(texts.UNEXPECTED)


main()
