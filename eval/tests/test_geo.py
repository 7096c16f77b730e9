"""Tests of the geo scorer, on two invented articles, one with offsets that count from 1."""
from geo import score
from tests import support

FIRST = "Señor Vega left Cadiz for Salem on Monday. Riverside stayed calm."
SECOND = "Fever came to Accra."
CADIZ = {"from": 17, "to": 22, "text": "Cadiz", "lat": 36.5, "lon": -6.3}  # bytes: ñ has two
SALEM_FAR = {"from": 27, "to": 32, "text": "Salem", "lat": 11.66, "lon": 78.15}
RIVERSIDE = {"from": 44, "to": 53, "text": "Riverside", "lat": 33.9, "lon": -117.4}
ACCRA = {"from": 14, "to": 19, "text": "Accra", "lat": 5.6, "lon": -0.19}
ARGV = ["--corpus", support.gold("geo.xml")]


def figures(first, second):
    return support.figures("geo", ARGV, {"places": {FIRST: first, SECOND: second}})


def test_all_found_and_near():
    salem = dict(SALEM_FAR, lat=44.9, lon=-123.0)
    told = figures([CADIZ, salem], [ACCRA])
    assert told["tagging"]["f1"] == 100 and told["end_to_end"]["f1"] == 100 and told["accuracy161"] == 100
    assert told["auc"] < 0.3


def test_a_far_answer_is_tagged_but_not_located():
    told = figures([CADIZ, SALEM_FAR], [ACCRA])
    assert told["tagging"]["f1"] == 100 and told["end_to_end"]["f1"] == 66.67 and told["accuracy161"] == 66.67


def test_what_the_gold_does_not_locate_is_neutral():
    told = figures([CADIZ, SALEM_FAR, RIVERSIDE], [ACCRA])
    assert told["tagging"]["p"] == 100 and told["tagging_all"]["r"] == 100


def test_missing_answers_are_wrong():
    told = figures([], [])
    assert told["accuracy161"] == 0 and told["auc"] > 0.99 and told["tagging"]["f1"] == 0


def test_a_longer_span_is_no_exact_span_but_answers():
    told = figures([dict(CADIZ, to=30)], [ACCRA])
    assert told["tagging"]["r"] == 33.33 and told["accuracy161"] == 66.67


def test_area_under_the_curve():
    assert score.auc([0, 0]) == 0 and abs(score.auc([score.FARTHEST_KM] * 3) - 1) < 1e-4
