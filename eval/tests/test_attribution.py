"""Tests of the attribution scorer, on an invented text with one attribution that is asked for and one that is not."""
from tests import support

TEXT = "The fair will open on Monday, Mayor Ann Lee said. Critics call it a waste. Rain is likely."
ARGV = ["--dir", support.gold("attribution")]
SAID = {"speaker": {"from": 36, "to": 43, "text": "Ann Lee"}, "cue": None, "content": {"from": 9, "to": 28, "text": "…"}}
CALL = {"speaker": {"from": 50, "to": 57, "text": "Critics"}, "cue": None, "content": {"from": 63, "to": 73, "text": "…"}}
RAIN = {"speaker": None, "cue": None, "content": {"from": 75, "to": 90, "text": "…"}}


def figures(*found):
    return support.figures("attribution", ARGV, {"speech": {TEXT: list(found)}})


def test_speaker_and_half_of_what_is_said():
    told = figures(SAID)
    assert told["texts"] == 1 and told["both"] == {"p": 100, "r": 100, "f1": 100} == told["both_strict"]


def test_less_than_half_is_not_enough():
    told = figures(dict(SAID, content={"from": 0, "to": 13, "text": ""}))
    assert told["speaker"]["f1"] == 100 and told["content"]["f1"] == 0 and told["both"]["f1"] == 0


def test_far_too_much_is_not_strict():
    told = figures(dict(SAID, content={"from": 0, "to": 90, "text": ""}))
    assert told["both"]["f1"] == 100 and told["both_strict"]["f1"] == 0


def test_what_is_not_asked_for_is_neutral_and_the_rest_spurious():
    assert figures(SAID, CALL)["content"]["p"] == 100
    assert figures(SAID, RAIN)["both"]["p"] == 50


def test_nothing_found():
    assert figures()["both"] == {"p": 0, "r": 0, "f1": 0}
