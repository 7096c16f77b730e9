"""Tests of the template scorer, on two invented messages."""
import datetime

from lib import files
from muc4 import keys, score
from tests import support
from tests.support import cell, incident

ARGV = ["--texts", support.gold("muc-texts"), "--keys", support.gold("muc-keys")]


def key():
    return keys.templates(files.read_text(support.gold("muc-keys")))


def blast():
    return incident(
        tactics=["bombing"], date={"from": "1989-03-03", "to": "1989-03-03"}, place={"country": "PE", "locality": "Ayacucho"},
        actors=[{"role": "initiator", "name": "Red Dawn Front", "text": "the Red Dawn Front", "kind": "armed_group"}],
        weapons=[{"kind": "explosives", "count": None, "text": "dynamite"}], physical_targets=[{"text": "old bridge"}],
        casualties=[{"outcome": "killed", "who": "guard", "side": "target", "scope": "total", "names": ["Juan Palma"],
                     "qualifier": "exact", **cell(1)}])


def figures(*incidents):
    reading = {"document": {"published": "1989-03-05"}, "incidents": list(incidents), "people": []}
    return support.figures("muc4", ARGV, {"readings": {"TST9-MUC9-0001": reading, "TST9-MUC9-0002": {"incidents": []}}})


def test_key_is_read():
    first, second = key()["TST9-MUC9-0001"]
    assert key()["TST9-MUC9-0002"] == [] and second["optional"] and not first["optional"]
    assert first["human_target"][0]["strings"] == {"juan palma", "watchman"}
    assert first["human_target"][1]["strings"] == {"driver"} and first["human_target"][1]["effect"] == {"INJURY"}
    assert first["perp_individual"] == [{"strings": {"members of red dawn front", "members"}, "optional": True}]


def test_texts_are_cut_at_their_headers():
    assert [name for name, _ in keys.texts(files.read_text(support.gold("muc-texts")))] == ["TST9-MUC9-0001", "TST9-MUC9-0002"]


def test_a_good_template():
    told = figures(blast())
    # Asked: two types, 1 individual, 1 organisation, 1 physical, 2 human, 1 weapon = 8; found and right: 5.
    assert told["p"] == 100 and told["r"] == 62.5 and told["f1"] == 76.92
    assert told["f1_optional_neutral"] == 90.91  # 5 of 6
    assert told["date"] == told["location"] == told["number"] == told["effect"] == 100


def test_the_learned_templates_are_taken_where_there_are_some():
    own = dict(blast(), ref="i1")
    fills = [{"part": "physical_target", "text": "OLD BRIDGE"}, {"part": "human_target", "text": "JUAN PALMA"}, {"part": "weapon", "text": "GUN"}]
    reading = {"document": {}, "incidents": [own], "templates": [{"type": "bombing", "incident": "i1", "fills": fills}]}
    told = support.figures("muc4", ARGV, {"readings": {"TST9-MUC9-0001": reading, "TST9-MUC9-0002": {"templates": []}}})
    # Found: type, 3 fills; right: type, bridge, Palma; asked 8.
    assert told["p"] == 75 and told["r"] == 37.5
    assert told["date"] == told["location"] == told["number"] == told["effect"] == 100


def test_another_type_does_not_match():
    made = dict(blast(), tactics=["arson"])
    told = figures(made)
    assert told["slots"]["type"]["f1"] == 0 and told["f1"] == 0


def test_spurious_templates_cost_precision():
    told = figures(blast(), incident(tactics=["abduction"]))
    assert told["slots"]["type"] == {"p": 50, "r": 50, "f1": 50}


def test_clashes_and_denied_incidents_are_no_templates():
    told = figures(blast(), incident(**{"class": "clash"}), incident(status="denied"))
    assert told["p"] == 100


def test_dates():
    assert keys.spans("(- 04 MAR 89) / (03 MAR 89)") == [(None, datetime.date(1989, 3, 4)), (datetime.date(1989, 3, 3),) * 2]
    early = {"from": "1989-02-01", "to": "1989-02-28"}
    assert score.same_date(early, (None, datetime.date(1989, 3, 4)))
    assert not score.same_date(early, (datetime.date(1989, 2, 1),) * 2) and not score.same_date({}, (None, datetime.date(1989, 3, 4)))
