"""Who did what to whom, and how many: codes of short hand-coded reports.

    eval/run satp --reports FILE [--from DAY] [--to DAY]
"""
import argparse
import json
import sys

from lib import files, program, tables
from satp import adapter, model

COUNTS = {  # outcome -> side -> columns of the gold
    "killed": {"all": ["total_fatalities"], "civilian": ["civilian_fatalities", "govt_official_fatalities"],
               "security": ["security_fatalities"], "maoist": ["maoist_fatalities", "other_armed_grp_fatalities"]},
    "injured": {"all": ["total_injuries"], "civilian": ["civilian_injuries", "govt_official_injuries"],
                "security": ["security_injuries"], "maoist": ["maoist_injuries", "non_maoist_armed_group_injuries"]},
}


class Score:
    """Right and asked under names, and the errors in words."""

    def __init__(self, weights=None):
        self.weights = weights
        self.hits, self.wrong, self.tally = {}, [], tables.Tally()

    def hit(self, name, right):
        asked = self.hits.setdefault(name, [0, 0])
        asked[0] += 1
        asked[1] += bool(right)

    def note(self, row, name, want, got):
        self.wrong.append((name, f"{row['_n']} {name}: want {want}, got {got}: {row['incident_summary'][:300]}"))

    def counts(self, row, reading):
        for outcome, sides in COUNTS.items():
            found = adapter.casualties(reading, outcome)
            if any(row.get(c) is None for columns in sides.values() for c in columns):
                continue
            want = {side: sum(row[c] for c in columns) for side, columns in sides.items()}
            right = {side: want[side] == found[side] for side in sides}
            for side in sides:
                self.hit(f"{outcome} {side}", right[side])
                if want[side] > 0:
                    self.hit(f"{outcome} {side}, over zero", right[side])
            self.hit(f"{outcome} all sides at once", all(right.values()))
            if not all(right.values()):
                self.note(row, outcome, want, found)

    def coded(self, reading):
        """(perpetrator, actions, targets) by the model where there is one, else by the rules."""
        if self.weights:
            return model.codes(self.weights, reading)
        return adapter.perpetrator(reading), adapter.actions(reading), adapter.targets(reading)

    def codes(self, row, told):
        if row.get("perpetrator"):
            got = told[0]
            self.hit("perpetrator", got == row["perpetrator"])
            if got != row["perpetrator"]:
                self.note(row, "perpetrator", row["perpetrator"], got)
        want, got = {a for a in adapter.ACTIONS if row.get(a)}, told[1]
        self.hit("action set", want == got)
        if want != got:
            self.note(row, "actions", sorted(want), sorted(got))
        for action in sorted(want | got):
            self.tally.add(f"action {action}", action in want, action in got, action in want and action in got)

    def target(self, row, told):
        want, got = {t for t in adapter.TARGETS if row.get(t)}, told[2]
        self.hit("target set", want == got)
        if want != got:
            self.note(row, "target", sorted(want), sorted(got))
        for target in sorted(want | got):
            self.tally.add(f"target {target}", target in want, target in got, target in want and target in got)

    def micro(self, kind):
        """Micro precision, recall and F1 of `action` or `target`."""
        rows = [row for name, row in self.tally.rows.items() if name.startswith(kind + " ")]
        return tables.prf(*(sum(row[k] for row in rows) for k in range(3)))


def main(argv, out=sys.stdout):
    parser = argparse.ArgumentParser(prog="eval/run satp", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", required=True, help="JSON Lines, gzip'd or not")
    parser.add_argument("--from", dest="first", help="first day, YYYY-MM-DD")
    parser.add_argument("--to", dest="last", help="last day")
    parser.add_argument("--field", default="", help="show errors of this alone: killed injured perpetrator actions target")
    parser.add_argument("--rules", action="store_true", help="codes by the hand-written rules alone, without the model")
    parser.add_argument("--model", default=model.PATH, help="the model (default model.json beside the scorer)")
    program.add_options(parser)
    opt = parser.parse_args(argv)
    rows = [dict(r, _n=k) for k, r in enumerate(files.read_json_lines(opt.reports), 1)]
    rows = [r for r in files.between(rows, "date", opt.first, opt.last) if r.get("incident_summary")]
    records = [{"id": str(r["_n"]), "text": r["incident_summary"], "date": files.day(r.get("date"))} for r in rows]
    readings = program.read_records(opt.sitrep, records, opt.timeout)
    score = Score(None if opt.rules else model.load(opt.model))
    for row in rows:
        reading = readings.get(str(row["_n"])) or {}
        score.counts(row, reading)
        told = score.coded(reading)
        score.codes(row, told)
        score.target(row, told)
    return report(score, len(rows), opt, out)


def report(score, count, opt, out):
    shown = [line for name, line in score.wrong if not opt.field or opt.field == name]
    for line in shown[:opt.show]:
        print(line, file=out)
    micro = {kind: score.micro(kind) for kind in ("action", "target")}
    if opt.json:
        plain = {name.replace(",", "").replace(" ", "_"): round(tables.percent(right, of), 2) for name, (of, right) in score.hits.items()}
        print(json.dumps({"bench": "satp", "reports": count, **plain,
                          **{f"{kind}_micro_f1": round(f[2], 2) for kind, f in micro.items()}}), file=out)
        return 0
    tables.print_table(["exactly right", "reports", "right", "%"],
                       [[name, of, right, tables.percent(right, of)] for name, (of, right) in score.hits.items()], out)
    print(file=out)
    rows = [[name, *row, *tables.prf(*row)] for name, row in sorted(score.tally.rows.items())]
    rows += [[f"{kind}, micro", "", "", "", *f] for kind, f in micro.items()]
    tables.print_table(["code", "expected", "found", "right", "P", "R", "F1"], rows, out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
