"""Tests of the scorers on the registry of shootings: counts of the main incident, and linking."""
from linking import score as linking
from tests import support
from tests.support import incident

ARGV = ["--docs", support.gold("gva-docs.jsonl"), "--incidents", support.gold("gva-incidents.jsonl")]


def day(text):
    return {"from": text, "to": text, "precision": "day"}


def canned():
    shot = incident(killed=1, injured=2, date=day("2015-03-01"), place={"locality": "Springdale"})
    old = incident(frame="recalled", killed=5, date=day("2001-01-01"))
    boy = incident(injured=1, date=day("2015-04-02"), place={"locality": "Columbus", "neighbourhood": "East Ashton"})
    return {"readings": {"a1": {"incidents": [old, shot]}, "a2": {"incidents": []}, "a3": {"incidents": [boy]}}}


def test_counts_of_the_main_incident():
    told = support.figures("gva_counts", ARGV, canned())
    assert told["reports"] == 3  # the one that tells of two incidents is left out
    assert told["killed"] == told["injured"] == 66.67 and told["killed_over_zero"] == 50
    assert told["date"] == 33.33 and told["city"] == 66.67 and told["all_four"] == 33.33


def test_errors_of_one_field_are_shown():
    status, printed, _ = support.run("gva_counts", [*ARGV, "--field", "date", "--show", "9"], canned())
    lines = [line for line in printed.splitlines() if ": want" in line]
    assert status == 0 and len(lines) == 2 and all(" date: " in line for line in lines)


def test_measures_of_clusters():
    gold = {"a": 1, "b": 1, "c": 2, "d": 2}
    assert linking.pairwise(gold, dict(gold))[2] == 100 and linking.b_cubed(gold, dict(gold)) == (100, 100, 100)
    one = dict.fromkeys(gold, 9)
    assert linking.pairwise(gold, one)[:2] == (100 * 2 / 6, 100) and linking.b_cubed(gold, one)[:2] == (50, 100)
    apart = {name: name for name in gold}
    assert linking.pairwise(gold, apart)[2] == 0 and linking.b_cubed(gold, apart)[:2] == (100, 50)


def test_linking_by_a_command():
    same = "python3 -c \"import json,sys; [print(json.loads(l)['id'] + '\\tx') for l in open(sys.argv[1])]\" {docs}"
    told = support.figures("linking", [*ARGV, "--command", same], {"readings": {}})
    assert told["reports"] == 3 and told["incidents"] == 2
    assert told["pairwise"] == {"p": 33.33, "r": 100, "f1": 50}


def test_counts_of_the_linked_incident():
    gold, registry = {"a": "7", "b": "7"}, {"7": {"n_killed": 1, "n_injured": 2}}
    found, counts = linking.clusters('{"id": "a", "incident": "x", "killed": 1, "injured": 0}\nb\tx\n')
    assert found == {"a": "x", "b": "x"}
    assert linking.count_hits(gold, found, counts, registry) == {"killed": [1, 1], "injured": [1, 0]}


def test_parts_keep_incidents_whole():
    kept = [sum(linking.in_part(i, f"{k}/3") for k in range(3)) for i in range(20)]
    assert kept == [1] * 20
