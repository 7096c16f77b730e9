"""Tests of eval/run itself: choosing a benchmark, keeping history; and of the benchmark of times through it."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

from tests import support

EVAL = os.path.dirname(support.HERE)
TEXT = "The café opened yesterday and stays open for two days."
YESTERDAY = {"from": 18, "to": 27, "text": "yesterday", "type": "DATE", "value": "2011-05-03"}
DAYS = {"from": 47, "to": 55, "text": "two days", "type": "DURATION", "value": "P3D"}


def run(argv, canned=None, script=os.path.join(EVAL, "run")):
    """A whole run of eval/run with the program of canned answers."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "canned.json")
        with open(path, "w", encoding="utf-8") as stream:
            json.dump(canned or {}, stream)
        done = subprocess.run([sys.executable, script, *argv], capture_output=True, text=True, timeout=60, check=False,
                              env={**os.environ, "SITREP_CANNED": path})
    return done.returncode, done.stdout, done.stderr


def times(found):
    argv = ["timex", "--sitrep", support.FAKE, "--json", "--docs", support.gold("timex/fair.tml")]
    status, printed, said = run(argv, {"times": {TEXT: found}})
    assert status == 0, said
    return json.loads(printed)


def test_times():
    told = times([YESTERDAY, DAYS])
    assert told["strict"]["f1"] == told["relaxed"]["f1"] == told["type"]["f1"] == 100 and told["value"]["f1"] == 50
    told = times([dict(YESTERDAY, to=38)])
    assert told["strict"]["f1"] == 0 and told["relaxed"] == {"f1": 66.67, "p": 100, "r": 50}


def test_list_of_benchmarks():
    status, printed, _ = run([])
    assert status == 0
    for bench in ("golden", "timex", "geo", "satp-places", "muc4", "satp", "gva-counts", "attribution", "names", "linking"):
        assert f" {bench}" in printed.splitlines()[-1], bench


def test_unknown_benchmark():
    status, _, said = run(["nonsense"])
    assert status == 2 and "no benchmark 'nonsense'" in said


def test_a_missing_program_is_told():
    status, _, said = run(["golden", "--sitrep", "/no/such/program", "--dir", support.gold("golden")])
    assert status == 2 and "/no/such/program" in said


def test_history_keeps_a_line_when_figures_move():
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "eval")
        shutil.copytree(EVAL, copy, ignore=shutil.ignore_patterns("__pycache__", "history"))
        argv = ["--record", "--note", "first", "names", "--sitrep", support.FAKE, "--dir", support.gold("names")]
        script, name = os.path.join(copy, "run"), {"from": 5, "to": 13, "kind": "person"}
        text = "Gen. Ali Noor of the River Guard left Zubara with Noor’s aide."
        for found in ([], [], [name]):
            status, _, said = run(argv, {"names": {text: found}}, script)
            assert status == 0, said
        with open(os.path.join(copy, "history", "names.jsonl"), encoding="utf-8") as stream:
            kept = [json.loads(line) for line in stream]
    assert len(kept) == 2 and kept[0]["note"] == "first"
    assert [k["figures"]["person_exact"]["f1"] for k in kept] == [0, 100]
