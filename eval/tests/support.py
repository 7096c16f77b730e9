"""Running a scorer on small files with the program of canned answers."""
import contextlib
import importlib
import io
import json
import os
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FAKE = os.path.join(HERE, "fake.py")


def gold(name):
    """Path of a gold file of the tests."""
    return os.path.join(HERE, "gold", name)


def run(bench, argv, canned):
    """(exit status, what is printed, what is said on standard error) of a benchmark."""
    said, printed = io.StringIO(), io.StringIO()
    module = importlib.import_module(f"{bench}.score")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "canned.json")
        with open(path, "w", encoding="utf-8") as stream:
            json.dump(canned, stream)
        os.environ["SITREP_CANNED"] = path
        with contextlib.redirect_stderr(said):
            status = module.main([*argv, "--sitrep", FAKE], printed)
    return status, printed.getvalue(), said.getvalue()


def figures(bench, argv, canned):
    """The line of figures that a benchmark prints with --json."""
    status, printed, said = run(bench, [*argv, "--json"], canned)
    assert status == 0, said
    lines = printed.splitlines()
    assert len(lines) == 1, printed
    return json.loads(lines[0])


def cell(n):
    return {"low": n, "best": n, "high": n}


def incident(**given):
    """An incident with nothing in it but what is given; `killed`, `injured` fill the totals."""
    made = {"ref": "i1", "frame": "new", "status": "occurred", "class": "attack", "tactics": [], "actors": [],
            "date": {"from": None, "to": None, "precision": "unknown", "time": None}, "place": {}, "casualties": [],
            "weapons": [], "seized": [], "attribution": [], "evidence": []}
    made["totals"] = {k: {"all": cell(given.pop(k))} if k in given else {} for k in ("killed", "injured")}
    return {**made, **given}
