"""Folding of texts, so that spelling of no consequence does not count as an error."""
import re
import unicodedata

ARTICLES = {"a", "an", "the"}
QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})


def fold(text):
    """Lower case, without diacritics, articles, punctuation at the ends, and doubled spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(QUOTES))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    words = (w.strip(".,;:!?\"'()[]") for w in plain.split())
    return " ".join(w for w in words if w and w not in ARTICLES)


def same(a, b):
    """Equal when folded; None equals None alone."""
    if a is None or b is None:
        return a is b
    return fold(str(a)) == fold(str(b))


def alike(a, b):
    """Equal when folded, or the words of one stand together in the other."""
    if a is None or b is None:
        return a is b
    x, y = fold(str(a)), fold(str(b))
    if not x or not y:
        return x == y
    return f" {x} " in f" {y} " or f" {y} " in f" {x} "


def tokens(text):
    """The folded words of a text, as a set; parts of hyphenated words apart."""
    return set(re.findall(r"\w+", fold(text)))
