"""Tests of the scorer of Pakistani places and times, on invented sentences."""
from tests import support

PLACE = "A shell fell in Khar, Bajaur."
TIME = "It fell at 9pm, a day before the vote."
KHAR = {"from": 16, "to": 20, "text": "Khar", "level": "locality", "locality": "Khar", "admin1": "FATA", "lat": 34.74, "lon": 71.53}
BAJAUR = {"from": 22, "to": 28, "text": "Bajaur", "level": "admin2", "admin2": "Bajaur Agency", "admin1": "FATA", "lat": 34.8, "lon": 71.5}
NINE = {"from": 11, "to": 14, "text": "9pm", "type": "TIME", "value": "2012-05-02T21:00", "start": None, "end": None}
ARGV = ["--places", support.gold("pakistan-places.jsonl"), "--times", support.gold("pakistan-times.jsonl")]


def figures(places, times):
    return support.figures("pakistan", ARGV, {"places": {PLACE: places}, "times": {TIME: times}})


def test_near_or_named():
    told = figures([KHAR, BAJAUR], [NINE])
    assert told["places"] == 100 and told["times"] == 100 and told["expressions"] == 3


def test_far_or_in_another_province():
    told = figures([dict(KHAR, locality="Kharan", lat=28.6, lon=65.4), dict(BAJAUR, admin1="Khyber Pakhtunkhwa")], [])
    assert told["places"] == 0 and told["times"] == 0


def test_a_counted_time_may_have_another_day():
    assert figures([], [dict(NINE, value="2012-04-30T21:00")])["times"] == 100
    assert figures([], [dict(NINE, value="2012-05-02T20:00")])["times"] == 0
