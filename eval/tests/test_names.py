"""Tests of the names scorer, on an invented text."""
from tests import support

TEXT = "Gen. Ali Noor of the River Guard left Zubara with Noor’s aide."
ARGV = ["--dir", support.gold("names")]
ALI = {"from": 5, "to": 13, "text": "Ali Noor", "kind": "person"}
GUARD = {"from": 21, "to": 32, "text": "River Guard", "kind": "organisation"}
ZUBARA = {"from": 38, "to": 44, "text": "Zubara", "kind": "place"}
NOOR = {"from": 50, "to": 54, "text": "Noor", "kind": "person"}


def figures(*found):
    return support.figures("names", ARGV, {"names": {TEXT: list(found)}})


def test_all_right_without_the_article_and_with_an_uncertain_name():
    told = figures(ALI, GUARD, ZUBARA, NOOR)
    assert told["all_exact"]["f1"] == 100 and told["all_overlap"]["f1"] == 100 and told["person_exact"]["r"] == 100


def test_a_longer_span_overlaps_only():
    told = figures(dict(ALI, **{"from": 0}), GUARD, ZUBARA)
    assert told["person_exact"]["f1"] == 0 and told["person_overlap"]["f1"] == 100


def test_another_kind_is_wrong_in_both():
    told = figures(ALI, dict(GUARD, kind="location"), ZUBARA)
    assert told["organisation_overlap"]["r"] == 0 and told["location_overlap"]["p"] == 50


def test_kinds_that_are_not_asked_for_do_not_count():
    told = figures(ALI, GUARD, ZUBARA, {"from": 57, "to": 61, "text": "aide", "kind": "weapon"})
    assert told["all_exact"]["p"] == 100 and "weapon_exact" not in told
