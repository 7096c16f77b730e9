"""Tests of the scorers for short hand-coded reports, on two invented ones."""
from satp_places import score as places
from tests import support
from tests.support import cell, incident

ARGV = ["--reports", support.gold("satp.jsonl")]
RULES = [*ARGV, "--rules"]
MAOIST = {"role": "initiator", "kind": "armed_group", "name": "CPI (Maoist)", "text": "Maoists"}


def attack():
    made = incident(tactics=["shooting"], killed=2, actors=[MAOIST],
                    place={"admin1": "Orissa", "admin2": "Gumlah", "lat": 23.05, "lon": 84.5},
                    casualties=[{"outcome": "killed", "who": "civilian", "side": "target", **cell(2)}])
    made["totals"]["killed"]["civilians"] = cell(2)
    return made


def arrest():
    return incident(**{"class": "operation"}, tactics=["arrest"], place={"admin1": "Jharkhand", "admin2": "Gumla"},
                    actors=[{"role": "initiator", "kind": "police"}], seized=[{"kind": "rifle", "count": 1}],
                    casualties=[{"outcome": "arrested", "who": "militant", "side": "target", **cell(1)}])


def canned(*incidents):
    return {"readings": {str(k): {"incidents": [i]} for k, i in enumerate(incidents, 1)}}


def test_all_right():
    told = support.figures("satp", RULES, canned(attack(), arrest()))
    assert told["reports"] == 2
    for name in ("killed_all", "killed_all_over_zero", "injured_all", "perpetrator", "action_set", "target_set"):
        assert told[name] == 100, name
    assert told["action_micro_f1"] == told["target_micro_f1"] == 100


def test_a_wrong_count_is_wrong_over_zero_too():
    made = attack()
    made["totals"]["killed"]["all"] = cell(3)
    told = support.figures("satp", RULES, canned(made, arrest()))
    assert told["killed_all"] == 50 and told["killed_all_over_zero"] == 0
    assert told["killed_civilian"] == 50  # the third is of no told side: of the weaker one
    assert told["killed_all_sides_at_once"] == 50


def test_recalled_incidents_do_not_count():
    old = dict(attack(), frame="recalled")
    told = support.figures("satp", RULES, {"readings": {"1": {"incidents": [attack(), old]}, "2": {"incidents": [arrest()]}}})
    assert told["killed_all"] == 100


def test_rows_without_a_coded_count_are_not_asked():
    status, printed, _ = support.run("satp", RULES, canned(attack(), arrest()))
    line = next(row for row in printed.splitlines() if row.startswith("injured all "))
    assert status == 0 and line.split()[2:4] == ["1", "1"]


def test_no_reading_is_wrong():
    told = support.figures("satp", RULES, {"readings": {}})
    assert told["perpetrator"] == 0 and told["action_set"] == 0 and told["killed_all"] == 50


def test_days_choose_rows():
    assert support.figures("satp", [*ARGV, "--from", "2013-01-01"], canned(attack(), arrest()))["reports"] == 1
    assert support.figures("satp", [*ARGV, "--to", "2012-05-04"], canned(attack(), arrest()))["reports"] == 1


def test_places():
    told = support.figures("satp_places", ARGV, canned(attack(), arrest()))
    assert told["state"] == 100 and told["district"] == 50  # Orissa is Odisha, Gumlah Gumla; Gumla is not Ranchi
    assert told["within10"] == 100 and told["within5"] == 0


def test_a_village_without_place_is_far():
    told = support.figures("satp_places", ARGV, {"readings": {}})
    assert told["state"] == 0 and told["within25"] == 0 and told["median_km"] > 20000


def test_names_of_units():
    table = {"odisha": "Odisha", "orissa": "Odisha"}
    assert places.same_unit("Orissa", "Odisha", table)
    assert places.same_unit("Gadchiroli", "Garchiroli", {}) is False
    assert places.same_unit("Latehar", "Latehaar District", {}) and not places.same_unit("Gaya", "Goa", {})
    assert places.same_unit("Deoghar", "Deogarh", {}) and not places.same_unit("Deoghar", "Deogarh", {}, loose=False)


def test_a_district_of_another_state_must_be_spelled_alike():
    row = {"state": "Jharkhand", "district": "Deoghar (Santhal Parganas)"}
    assert places.right_unit("district", row, {"admin1": "Jharkhand", "admin2": "Deogarh"}, {})
    assert not places.right_unit("district", row, {"admin1": "Odisha", "admin2": "Deogarh"}, {})
    assert places.right_unit("district", row, {"admin1": None, "admin2": "Deoghar"}, {})


def test_aliases_hold_in_any_spelling():
    table = places.load_aliases(places.__file__.replace("score.py", "aliases.txt"))
    assert places.same_unit("West Midnapur", "Paschim Medinipur", table)
    assert not places.same_unit("West Singhbhum", "East Singhbhum", table)
