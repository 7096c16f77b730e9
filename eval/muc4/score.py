"""Templates of violence in wire reports: the metric of Du, Rush and Cardie (2021) on MUC-4.

    eval/run muc4 --texts FILES --keys FILES
"""
import argparse
import json
import sys

from lib import files, program, tables
from lib.assign import best_pairs
from lib.words import fold
from muc4 import adapter, keys

SLOTS = adapter.SLOTS
COUNTRIES = {"AR": "argentina", "BO": "bolivia", "BR": "brazil", "CL": "chile", "CO": "colombia", "CR": "costa rica",
             "CU": "cuba", "DO": "dominican republic", "EC": "ecuador", "GT": "guatemala", "HN": "honduras",
             "HT": "haiti", "MX": "mexico", "NI": "nicaragua", "PA": "panama", "PE": "peru", "PR": "puerto rico",
             "PY": "paraguay", "SV": "el salvador", "US": "united states", "UY": "uruguay", "VE": "venezuela"}


# ---------------------------------------------------------------- one pair of templates

def right_entities(got, want):
    """(found entities that are in the key, key entities that were found, the pairs)."""
    pairs = [(i, j) for i, g in enumerate(got) for j, w in enumerate(want) if keys.mention(g["text"]) in w["strings"]]
    return len({i for i, _ in pairs}), len({j for _, j in pairs}), pairs


def worth(got, want):
    """Right facts of a pair of templates, counted from both sides; 0 where the types differ."""
    if got["type"] not in want["types"]:
        return 0
    return 2 + sum(sum(right_entities(got[s], want[s])[:2]) for s in SLOTS)


class Score:
    """Counts over messages: [found, right of found, expected, right of expected] of each slot."""

    def __init__(self, optional):
        self.optional = optional  # are optional templates and fills asked for?
        self.rows = {name: [0, 0, 0, 0] for name in ("type", *SLOTS)}
        self.extra = {name: [0, 0] for name in ("date", "location", "number", "effect")}
        self.wrong = []

    def message(self, name, got, want):
        pairs = best_pairs([[worth(g, w) for w in want] for g in got])
        for i, j in pairs:
            self.pair(name, got[i], want[j])
        left, right = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, one in enumerate(got):
            if i not in left:
                self.spurious(name, one)
        for j, one in enumerate(want):
            if j not in right and (self.optional or not one["optional"]):
                self.missing(name, one)

    def pair(self, name, got, want):
        self.count("type", 1, 1, 1, 1)
        for slot in SLOTS:
            found, asked, pairs = right_entities(got[slot], want[slot])
            hit = {j for _, j in pairs}
            due = [j for j, w in enumerate(want[slot]) if self.optional or not w["optional"] or j in hit]
            self.count(slot, len(got[slot]), found, len(due), asked)
            if found < len(got[slot]) or asked < len(due):
                self.wrong.append((slot, f"{name} {got['type']} {slot}: want {[sorted(w['strings']) for w in want[slot]]},"
                                         f" got {[g['text'] for g in got[slot]]}"))
            if slot == "human_target":
                self.details(got[slot], want[slot], pairs)
        self.when_and_where(name, got, want)

    def details(self, got, want, pairs):
        for i, j in pairs:
            for field in ("number", "effect"):
                if want[j][field]:
                    self.ask(field, got[i].get(field) in want[j][field])

    def when_and_where(self, name, got, want):
        asked = keys.spans(want["date"])
        if asked:
            right = any(same_date(got["date"], span) for span in asked)
            self.ask("date", right)
            if not right:
                self.wrong.append(("date", f"{name} date: want {want['date']}, got {got['date']}"))
        if want["location"] not in ("-", "*"):
            right = same_place(got["place"], want["location"])
            self.ask("location", right)
            if not right:
                self.wrong.append(("location", f"{name} location: want {want['location']}, got {got['place']}"))

    def ask(self, field, right):
        self.extra[field][0] += 1
        self.extra[field][1] += bool(right)

    def spurious(self, name, one):
        self.count("type", 1, 0, 0, 0)
        for slot in SLOTS:
            self.count(slot, len(one[slot]), 0, 0, 0)
        self.wrong.append(("type", f"{name} spurious template {one['type']} { {s: [e['text'] for e in one[s]] for s in SLOTS} }"))

    def missing(self, name, one):
        self.count("type", 0, 0, 1, 0)
        for slot in SLOTS:
            self.count(slot, 0, 0, len([w for w in one[slot] if self.optional or not w["optional"]]), 0)
        told = {s: [sorted(w["strings"]) for w in one[s]] for s in SLOTS if one[s]}
        self.wrong.append(("type", f"{name} missing template {'/'.join(sorted(one['types']))} {told}"))

    def count(self, slot, *four):
        self.rows[slot] = [a + b for a, b in zip(self.rows[slot], four)]


def same_date(date, span):
    """A day must be told exactly, a range must hold what is told, 'on or before' must not be passed."""
    first, last = date.get("from"), date.get("to")
    if not first or not last:
        return False
    low, high = span
    if low == high:
        return first == last == low.isoformat()
    return last <= high.isoformat() and (low is None or first >= low.isoformat())


def same_place(place, location):
    """Country right, and the finest place of the key among the names of the reading."""
    names = [fold(part.split("(")[0]) for part in location.split(":")]
    country = COUNTRIES.get(place.get("country"))
    if country not in {n for n in names[0].replace("-", " - ").split(" - ")} and country != names[0]:
        return False
    if len(names) == 1:
        return True
    told = {fold(place[k]) for k in ("site", "neighbourhood", "locality", "admin2", "admin1") if place.get(k)}
    text = fold(place.get("text") or "")
    return any(n in told or (n and n in text) for n in {names[-1], *(p.strip() for p in names[-1].split(" - "))})


# ---------------------------------------------------------------- the whole

def prf(row):
    found, right, expected, covered = row
    precision, recall = tables.percent(right, found), tables.percent(covered, expected)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def overall(score):
    return [sum(row[k] for row in score.rows.values()) for k in range(4)]


def main(argv, out=sys.stdout):
    parser = argparse.ArgumentParser(prog="eval/run muc4", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", nargs="+", required=True, metavar="FILE")
    parser.add_argument("--keys", nargs="+", required=True, metavar="FILE")
    parser.add_argument("--field", default="", help=f"show errors of this alone: type {' '.join(SLOTS)} date location")
    parser.add_argument("--rules", action="store_true", help="templates of the incidents alone, without the learned model")
    program.add_options(parser)
    opt = parser.parse_args(argv)
    want = {}
    for path in opt.keys:
        want.update(keys.templates(files.read_text(path)))
    records = [{"id": name, "text": body} for path in opt.texts for name, body in keys.texts(files.read_text(path)) if name in want]
    readings = program.read_records(opt.sitrep, records, opt.timeout, [] if opt.rules else ["--templates"])
    scores = [Score(True), Score(False)]
    for record in records:
        name = record["id"]
        got = adapter.templates(readings.get(name) or {})
        for score in scores:
            score.message(name, got, want[name])
    return report(scores, len(records), opt, out)


def report(scores, count, opt, out):
    score, lenient = scores
    shown = [line for name, line in score.wrong if not opt.field or opt.field == name]
    for line in shown[:opt.show]:
        print(line, file=out)
    whole = prf(overall(score))
    if opt.json:
        named = {name: dict(zip(("p", "r", "f1"), (round(v, 2) for v in prf(row)))) for name, row in score.rows.items()}
        extra = {name: round(tables.percent(right, asked), 2) for name, (asked, right) in score.extra.items()}
        print(json.dumps({"bench": "muc4", "texts": count, "p": round(whole[0], 2), "r": round(whole[1], 2),
                          "f1": round(whole[2], 2), "f1_optional_neutral": round(prf(overall(lenient))[2], 2),
                          "slots": named, **extra}), file=out)
        return 0
    rows = [[name, row[2], row[0], row[1], *prf(row)] for name, row in score.rows.items()]
    total, free = overall(score), overall(lenient)
    rows.append(["all", total[2], total[0], total[1], *whole])
    rows.append(["all, optional not asked", free[2], free[0], free[1], *prf(free)])
    tables.print_table(["slot", "expected", "found", "right", "P", "R", "F1"], rows, out)
    print(file=out)
    tables.print_table(["in matched templates", "asked", "right", "%"],
                       [[n, asked, right, tables.percent(right, asked)] for n, (asked, right) in score.extra.items()], out)
    print(f"\n{count} texts", file=out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
