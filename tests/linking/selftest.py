#!/usr/bin/env python3
"""Tests the runner of the linking tests on mock.py, which links rightly or makes the faults it is told to.

usage: selftest.py

Prints each difference, then "N passed, N failed, N skipped".
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent

# Two blasts at one place, one elsewhere. r3 and r4 tell of two; r5 of none. Not all of it is ASCII, for bytes count.
TEXTS = {
    "r1": "QUETTA: A bomb killed two men on Sariab Road.",
    "r2": "QUETTA: A third man hurt on “Sariab Road” died.",
    "r3": "QUETTA: “Gunmen” shot a clerk in Satellite Town. A bomb on Sariab Road had killed three.",
    "r4": "KHI: A grenade hurt one in Lyari. Gunmen shot a clerk in Quetta.",
    "r5": "QUETTA: It rained on Sariab Road.",
}
LINKS = """# report\tincident\twords
r1\tbomb\tA bomb killed two men
r2\tbomb
r3\tclerk\tshot a clerk in Satellite Town
r3\tbomb\tA bomb on Sariab Road had killed three
r4\tgrenade\tA grenade hurt one
r4\tclerk\tGunmen shot a clerk in Quetta
r5\t-
"""
FIGURES = """bomb\t2024-01-01\t2024-01-01\tQuetta\t3\t
clerk\t2024-01-01\t2024-01-01\tQuetta|Satellite Town\t1\tnull|0
grenade\t2024-01-02\t2024-01-02\tKarachi\t0\t1
"""
# 6 rows, 4 pairs of one incident, 2 pairs that are near, 1 report of none, 4 + 5 + 5 figures, 2 shuffles of 2
TOTAL = 6 + 4 + 2 + 1 + 14 + 4

# name, faults, known.txt, other files, lines expected in this order ("..." for anything), last line or None, status
CASES = [
    ("all is right", "", "", {}, [], (TOTAL, 0, 0), 0),
    ("a mention apart fails with each other one", "split:bomb:r2", "", {},
     ["split bomb r1 r2: in two incidents, i-bomb and i-bomb-r2, expected one",
      "split bomb r2 r3: in two incidents, i-bomb-r2 and i-bomb, expected one"], (TOTAL - 2, 2, 0), 1),
    ("two incidents in one are one failure", "join:bomb:clerk", "", {},
     ["join bomb clerk: r1 and r3 are in one incident, i-bomb (and 5 more such pairs), expected two",
      "figure clerk killed: 3 (in i-bomb), expected 1"], (TOTAL - 2, 2, 0), 1),
    ("labels that are far from each other are compared too", "join:bomb:grenade", "", {},
     ["join bomb grenade: r1 and r4 are in one incident, i-bomb (and 2 more such pairs), expected two",
      "figure grenade from: 2024-01-01 (in i-bomb), expected 2024-01-02", "figure grenade to: ...",
      "figure grenade locality: ...", "figure grenade killed: ...", "figure grenade injured: null ..."],
     (TOTAL - 5, 6, 0), 1),
    ("a mention that is not there fails once", "miss:r2:bomb", "", {},
     ['miss r2 bomb: no mention at "", expected one'], (TOTAL - 3, 1, 0), 1),
    ("without a mention there are no figures", "miss:r4:grenade", "", {},
     ["miss r4 grenade: ...", "figure grenade from: null (no incident found), expected 2024-01-02", "figure ...",
      "figure ...", "figure ...", "figure ..."], (TOTAL - 6, 6, 0), 1),
    ("of two mentions that hold the words the shorter is taken", "wide:r3 wide:r4", "", {},
     [], (TOTAL, 0, 0), 0),
    ("a wrong figure", "figure:bomb:killed:2 figure:clerk:injured:0 figure:bomb:injured:9", "", {},
     ["figure bomb killed: 2 (in i-bomb), expected 3"], (TOTAL - 1, 1, 0), 1),
    ("one of several values, in any case of letters", "figure:clerk:locality:SATELLITE", "", {},
     ["figure clerk locality: SATELLITE (in i-clerk), expected Quetta or Satellite Town"], (TOTAL - 1, 1, 0), 1),
    ("a report of no incident", "extra:r5:occurred", "", {},
     ["none r5: in incident i-extra-r5 (occurred), expected in none"], (TOTAL - 1, 1, 0), 1),
    ("a plan is no incident", "extra:r5:planned", "", {}, [], (TOTAL, 0, 0), 0),
    ("other mentions are not tested", "extra:r1:occurred", "", {}, [], (TOTAL, 0, 0), 0),
    ("the order of filing makes other incidents", "first:bomb", "", {},
     ["split bomb r1 r2: ...", "split bomb r1 r3: ...",
      "order 1 partition: r1 (r1:bomb) and r2 (r2:bomb) are in one incident, unlike in file order",
      "order 2 partition: r1 (r1:bomb) and ..."], (TOTAL - 4, 4, 0), 1),
    ("the order of filing makes other figures", "last:bomb", "", {},
     ["figure bomb killed: 2 (in i-bomb), expected 3",
      "order 1 figures: the incident of r1: killed 0, in file order 2", "order 2 figures: ..."], (TOTAL - 3, 3, 0), 1),
    ("a known failure is skipped", "split:bomb:r2", "# remark\nsplit bomb r1 r2\n\nsplit bomb  r2 r3   # why\n", {},
     [], (TOTAL - 2, 0, 2), 0),
    ("a known failure that passes fails", "", "figure bomb killed\njoin bomb grenade\njoin bomb clerk\n", {},
     ["join bomb clerk: now passes: remove it from known.txt", "figure bomb killed: now passes: ...",
      "join bomb grenade: now passes: ..."], (TOTAL - 2, 3, 0), 1),
    ("a known failure that no test has", "", "split bomb r1 r9\norder 7 figures\n", {},
     ["split bomb r1 r9: known.txt: no such test"], (TOTAL, 1, 0), 1),
    ("a known failure whose mention is missing stays", "miss:r2:bomb", "miss r2 bomb\nsplit bomb r1 r2\n", {}, [],
     (TOTAL - 3, 0, 1), 0),
    ("no JSON", "broken", "", {}, ["...not the JSON expected..."], None, 2),
    ("the program fails", "status", "", {}, ["...status 1: mock: told to fail..."], None, 2),
    ("words that are not there", "", "", {"links.tsv": LINKS.replace("shot a clerk in Satellite", "shot a clerk at")},
     ["links.tsv: r3 clerk: the words do not stand in the text exactly once"], None, 2),
    ("two incidents need words", "", "", {"links.tsv": LINKS.replace("A grenade hurt one", "")},
     ["links.tsv: a report of several incidents needs words in each of its rows"], None, 2),
    ("a report without a row", "", "", {"links.tsv": LINKS.replace("r5\t-\n", "")},
     ["links.tsv: no row for r5"], None, 2),
    ("a row without a report", "", "", {"links.tsv": LINKS + "r6\tbomb\n"},
     ["links.tsv: r6 bomb: no such report"], None, 2),
    ("an incident without figures", "", "", {"figures.tsv": FIGURES.replace("grenade", "# grenade")},
     ["figures.tsv: no row for grenade"], None, 2),
    ("figures without an incident", "", "", {"figures.tsv": FIGURES + "mine\t2024-01-01\n"},
     ["figures.tsv: mine: no such incident in links.tsv"], None, 2),
    ("a report twice", "", "", {"b.jsonl": '{"id": "r1", "date": "", "title": "", "source": "", "text": "x"}\n'},
     ["b.jsonl:1: a second report r1"], None, 2),
    ("a report without text", "", "", {"b.jsonl": '{"id": "r9", "date": "", "title": "", "source": ""}\n'},
     ["b.jsonl:1: no text"], None, 2),
]


def fits(expected, got):
    """A line; "..." at its ends stands for anything."""
    words = expected.strip(".") if expected.startswith("...") or expected.endswith("...") else expected
    if expected.startswith("..."):
        return words in got
    return got.startswith(words) if expected.endswith("...") else got == words


def run(corpus, faults, *options):
    """(lines printed, exit status) of the runner on the mock."""
    environment = dict(os.environ, MOCK_CORPUS=str(corpus), MOCK_FAULTS=faults)
    done = subprocess.run([sys.executable, HERE / "run", "--sitrep", HERE / "mock.py", "--corpus", corpus, *options],
                          env=environment, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).splitlines(), done.returncode


def problem(case, corpus):
    """What is wrong with the runner's answer to a case; empty where nothing is."""
    _, faults, known, files, expected, sums, status = case
    lines = [json.dumps({"id": i, "date": "2024-01-03", "title": "", "source": "x", "text": text}, ensure_ascii=False)
             for i, text in TEXTS.items()]
    content = {"a.jsonl": "\n".join(lines) + "\n", "links.tsv": LINKS, "figures.tsv": FIGURES, "known.txt": known}
    for name, text in {**content, **files}.items():
        (corpus / name).write_text(text, encoding="utf-8")
    got, code = run(corpus, faults, "--shuffles", "2")
    if sums and got[-1:] != ["{} passed, {} failed, {} skipped".format(*sums)]:
        return "last line: " + "\n".join(got)
    told = got if status == 2 else [line for line in got[:-1] if not line.startswith(("rows found", "mentions that"))]
    if len(told) != len(expected) or not all(map(fits, expected, told)):
        return "lines: " + "\n".join(got)
    return "" if code == status else f"status {code}, expected {status}"


def main():
    passed = failed = 0
    for case in CASES:
        with tempfile.TemporaryDirectory() as name:
            wrong = problem(case, pathlib.Path(name))
        passed, failed = passed + (not wrong), failed + bool(wrong)
        if wrong:
            print(f"{case[0]}: {wrong}")
    # The corpus itself is whole: what links as it says passes every test.
    with tempfile.TemporaryDirectory() as name:
        for path in [*HERE.glob("*.jsonl"), *HERE.glob("*.tsv")]:
            (pathlib.Path(name) / path.name).write_bytes(path.read_bytes())
        got, code = run(pathlib.Path(name), "", "--shuffles", "1")
    passed, failed = passed + (code == 0), failed + (code != 0)
    if code:
        print("the corpus: " + "\n".join(got))
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
