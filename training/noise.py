"""How people write to a search box: without å, ä and ö, with slips of the finger, in questions and in loose words."""

import random
import unicodedata

TEMPLATES = (
    "vad gäller för {}?", "vad säger lagen om {}?", "hur fungerar {}?", "vilka regler gäller för {}?",
    "vad är {}?", "hur gör jag med {}?", "hur gör man med {}?", "kan jag få {}?", "har jag rätt till {}?",
    "vad innebär {}?", "när gäller {}?", "vem beslutar om {}?", "får man {}?", "måste man {}?", "hur är det med {}?",
    "jag undrar över {}", "vad står det om {}?", "finns det regler om {}?", "hur hanterar vi {}?", "vad menas med {}?",
    "kan en klient få {}?", "vad ska man tänka på vid {}?", "behöver jag {}?", "vilka krav ställs på {}?",
    "{} hur gör jag?",
)  # fmt: skip

BEGINNINGS = (
    "vad gäller när", "vad gäller om", "hur gör jag om", "hur gör man när", "kan jag", "kan man", "får jag",
    "får man", "måste jag", "varför", "när", "hur", "vad", "vem", "vilka", "vilken", "var", "hur mycket",
    "hur länge", "hur många", "är det så att", "stämmer det att", "behöver jag", "ska man", "har jag rätt till",
    "vad händer om", "vad är", "vem ansvarar för att", "undrar om",
)  # fmt: skip


def fold(text: str) -> str:
    """Strips diacritics: "försörjningsstöd" becomes "forsorjningsstod"."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def slip(word: str, rng: random.Random) -> str:
    """Makes one typing error: a letter lost, doubled, or swapped with the next."""
    if len(word) < 5:
        return word
    at = rng.randrange(1, len(word) - 1)
    before, here, after = word[:at], word[at], word[at + 1 :]
    return rng.choice((before + after, before + here + here + after, before + after[0] + here + after[1:]))


def ask(phrase: str, rng: random.Random) -> str:
    """Puts a heading into a question; the whole list is public knowledge of how questions begin."""
    return rng.choice(TEMPLATES).format(phrase[:1].lower() + phrase[1:])


def begin(query: str, rng: random.Random) -> str:
    """Puts the beginning of a question before any text, so that such words come to weigh little."""
    return f"{rng.choice(BEGINNINGS)} {query[:1].lower()}{query[1:]}"


def rough(query: str, rng: random.Random, folded: float, slips: float, drop: float) -> str:
    """Returns the query as a hurried person may write it.

    Args:
        query: The clean query.
        rng: Source of chance.
        folded: Chance that the whole query loses its diacritics.
        slips: Chance for each word of one typing error.
        drop: Largest chance for each word of a query of six words or more to be left out; drawn anew for each query.
    """
    words = query.split()
    if len(words) >= 6:
        share = rng.uniform(0, drop)
        words = [word for word in words if rng.random() >= share] or words
    words = [slip(word, rng) if rng.random() < slips else word for word in words]
    return fold(" ".join(words)) if rng.random() < folded else " ".join(words)
