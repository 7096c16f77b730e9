"""Tests of the golden scorer: one thing is made wrong at a time, and that alone must show."""
import copy
import json
import os
import tempfile

from golden import score
from tests import support

DIR = support.gold("golden")
QUIET = ["--dir", DIR, "--known", "", "--threshold", ""]


def reading():
    """The golden reading as the program would print it."""
    return copy.deepcopy(score.load(DIR, "market")[0][2])


def run(made, *argv):
    return support.run("golden", [*QUIET, *argv], {"readings": {"market": made}})


def fields(made):
    status, printed, said = run(made, "--json")
    assert status == 0, said
    return json.loads(printed)


def shown(made):
    return [line.strip() for line in run(made, "--show")[1].splitlines() if line.startswith("  ")]


def test_the_same_reading_is_all_right():
    told = fields(reading())
    assert told["f1"] == 100 and told["whole"] == 1


def test_order_of_items_is_of_no_account():
    made = reading()
    made["incidents"].reverse()
    for k, one in enumerate(made["incidents"], 1):
        one["ref"] = f"i{k}"
    assert fields(made)["f1"] == 100


def test_one_wrong_value_is_one_missing_and_one_spurious_fact():
    made = reading()
    made["incidents"][0]["class"] = "crime"
    assert shown(made) == ["i1/class: want attack, got crime"]
    assert fields(made)["fields"]["class"] == {"p": 50, "r": 50, "f1": 50}


def test_null_for_a_value_is_missing_alone():
    made = reading()
    made["incidents"][0]["place"]["site"] = None
    assert shown(made) == ["i1/place/site: want main bazaar, got -"]
    place = fields(made)["fields"]["place"]
    assert place["p"] == 100 and place["r"] < 100


def test_what_the_golden_reading_leaves_open_is_not_asked():
    made = reading()
    made["incidents"][0]["place"]["admin2"] = "Kech"
    made["incidents"][1]["place"].update(lat=30.2, lon=67.0, gazetteer="geonames:1167528")
    assert fields(made)["f1"] == 100


def test_coordinates_are_right_within_fifteen_km():
    made = reading()
    made["incidents"][0]["place"]["lat"] = 26.1
    assert fields(made)["f1"] == 100
    made["incidents"][0]["place"]["lat"] = 26.2
    assert shown(made) == ["i1/place/point: want 26.00,63.06, got 26.20,63.06"]


def test_a_lost_incident_is_told_in_one_line():
    made = reading()
    del made["incidents"][1]
    assert shown(made) == ["i2: missing incident: recalled occurred attack shooting 2023-03-01..2023-03-31 Quetta [killed 1 police]"]
    assert fields(made)["fields"]["incident"] == {"p": 100, "r": 50, "f1": 66.67}


def test_a_spurious_incident_counts_against_precision():
    made = reading()
    made["incidents"].append(support.incident(ref="i3", tactics=["arson"], killed=9))
    told = fields(made)["fields"]
    assert told["incident"]["p"] < 100 and told["incident"]["r"] == 100 and told["totals"]["p"] < 100


def test_a_wrong_number_leaves_the_rest_of_the_row_right():
    made = reading()
    made["incidents"][0]["casualties"][0].update(low=3, best=3, high=3)
    assert shown(made) == [f"i1/casualties/0/{k}: want 2, got 3" for k in ("low", "best", "high")]


def test_kinds_of_difference_are_counted():
    made = reading()
    for one in made["incidents"]:
        one["class"] = "crime"
    made["incidents"][0]["casualties"][0]["who"] = "unknown"
    lines = run(made, "--top", "5")[1].splitlines()
    assert lines[0].split(maxsplit=1) == ["2", "class: class want attack, got crime"]
    assert lines[1].split(maxsplit=1) == ["1", "casualties: who want civilian, got unknown"]


def test_evidence_must_overlap_the_words():
    made = reading()
    made["incidents"][0]["evidence"][0].update({"from": 0, "to": 3, "text": "Two"})
    assert shown(made) == ["i1/evidence/date: want Friday, got Two"]


def test_speakers_are_compared_loosely():
    made = reading()
    made["incidents"][0]["attribution"][0]["speaker"] = "the local police"
    assert fields(made)["f1"] == 100


def test_no_reading_is_no_fact_found():
    status, printed, said = support.run("golden", [*QUIET, "--json"], {"readings": {}})
    assert status == 0 and json.loads(printed)["f1"] == 0 and "market" in said


def test_known_failures_are_hidden_and_told_when_they_pass():
    made = reading()
    made["incidents"][0]["class"] = "crime"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "known")
        with open(path, "w", encoding="utf-8") as stream:
            stream.write("# a remark\nmarket i1/class\n")
        argv = ["--dir", DIR, "--known", path, "--threshold", "", "--show"]
        status, printed, said = support.run("golden", argv, {"readings": {"market": made}})
        assert status == 0 and "want attack" not in printed and not said
        status, printed, said = support.run("golden", argv, {"readings": {"market": reading()}})
        assert status == 1 and "now passes" in said and "market i1/class" in said


def test_below_the_threshold_is_a_failure():
    made = reading()
    made["incidents"][0]["class"] = "crime"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "threshold")
        with open(path, "w", encoding="utf-8") as stream:
            stream.write("99.9\n")
        argv = ["--dir", DIR, "--known", "", "--threshold", path]
        assert support.run("golden", argv, {"readings": {"market": made}})[0] == 1
        assert support.run("golden", argv, {"readings": {"market": reading()}})[0] == 0
