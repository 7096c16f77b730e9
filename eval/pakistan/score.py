"""Places and times of Pakistan, on sentences in newspaper style with marked names and dates.

    eval/run pakistan [--places FILE] [--times FILE] [--half A|B]
"""
import argparse
import json
import os
import sys

from lib import earth, files, program, tables
from lib.words import fold

HERE = os.path.dirname(os.path.abspath(__file__))
NEAR_KM = 10.0
FIELDS = {"admin1": "admin1", "admin2": "admin2", "neighbourhood": "neighbourhood", "point": "site", "locality": "locality"}


def overlapping(gold, found):
    """The span found that is the gold one, else the one that overlaps it most, else None."""
    best, most = None, 0
    for span in found:
        shared = min(gold["to"], span["to"]) - max(gold["from"], span["from"])
        if shared > 0 and (span["from"], span["to"]) == (gold["from"], gold["to"]):
            return span
        if shared > most:
            best, most = span, shared
    return best


# ---------------------------------------------------------------- places

def plain(name):
    """A name for comparison: folded, without hyphens and the word district."""
    words = fold(name or "").replace("-", " ").split()
    return " ".join(w for w in words if w not in ("district", "agency", "province"))


def right_place(gold, span):
    """Within 10 km, or of the very name at the very level; and in the province of the date, where the gold tells it."""
    if span is None:
        return False
    if gold.get("admin1") and plain(span.get("admin1")) != plain(gold["admin1"]):
        return False
    if gold["level"] == "country":
        return span.get("level") == "country" and span.get("country") is not None
    names = {plain(n) for n in gold["names"]}
    if plain(span.get(FIELDS.get(gold["level"], "text"))) in names:
        return gold.get("lat") is None or span.get("lat") is None or distance(gold, span) < 150
    if gold.get("lat") is not None and span.get("lat") is not None:
        return distance(gold, span) <= (NEAR_KM if gold["level"] != "region" else 100)
    return False


def distance(gold, span):
    return earth.km(gold["lat"], gold["lon"], span["lat"], span["lon"])


# ---------------------------------------------------------------- times

def right_time(gold, span):
    """Same value, and the same days; of what counts from a day that is told elsewhere, the time of day alone may do."""
    if span is None:
        return False
    if gold.get("counted"):
        clock = gold["value"].partition("T")[2]
        return gold["value"] == span.get("value") or bool(clock) and clock == str(span.get("value")).partition("T")[2]
    days = gold.get("start") is None or (gold["start"], gold["end"]) == (span.get("start"), span.get("end"))
    return gold["value"] == span.get("value") and days


# ---------------------------------------------------------------- running

def judge(records, found, kind, right, tally, wrong):
    for record in records:
        for gold in record[kind]:
            if gold.get("optional"):
                continue
            span = overlapping(gold, found.get(record["id"], []))
            good = right(gold, span)
            tally.add(kind, 1, span is not None, good)
            tally.add(f"  {gold.get('level') or gold['type']}", 1, span is not None, good)
            if not good:
                wrong.append(f"{record['id']} {gold['text']!r}: want {wanted(gold)}; got {told(span)} | {record['text'][:150]}")


def wanted(gold):
    return " ".join(str(gold[k]) for k in ("level", "names", "admin1", "lat", "lon", "value", "start", "end") if gold.get(k) is not None)


def told(span):
    keys = ("text", "level", "site", "neighbourhood", "locality", "admin2", "admin1", "lat", "lon", "type", "value", "start", "end")
    return " ".join(f"{span[k]}" for k in keys if span.get(k) not in (None, "")) if span else "nothing"


def main(argv, out=sys.stdout):
    parser = argparse.ArgumentParser(prog="eval/run pakistan", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", default=os.path.join(HERE, "places.jsonl"), help="gold places, JSON Lines")
    parser.add_argument("--times", default=os.path.join(HERE, "times.jsonl"), help="gold times, JSON Lines")
    files.add_half(parser)
    program.add_options(parser)
    opt = parser.parse_args(argv)
    tally, wrong = tables.Tally(), []
    for kind, right in (("places", right_place), ("times", right_time)):
        records = [r for r in files.read_json_lines(getattr(opt, kind)) if files.in_half(r["text"], opt.half)]
        found = program.debug_records(opt.sitrep, kind, records, opt.timeout)
        judge(records, found, kind, right, tally, wrong)
    return report(tally, wrong, opt, out)


def report(tally, wrong, opt, out):
    for line in wrong[:opt.show]:
        print(line, file=out)
    if opt.json:
        told_of = {name.strip(): round(tables.percent(row[2], row[0]), 2) for name, row in tally.rows.items()}
        print(json.dumps({"bench": "pakistan", "expressions": sum(tally.rows[k][0] for k in ("places", "times")), **told_of}), file=out)
        return 0
    rows = [[name, *row, tables.percent(row[2], row[0])] for name, row in tally.rows.items()]
    tables.print_table(["gold", "expected", "found", "right", "%"], rows, out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
