"""The golden corpus: readings written by hand, compared fact by fact with the program's.

    eval/run golden                      a table by field
    eval/run golden --show               the differences of every report, in short
    eval/run golden --worst 5            those of the five worst reports
    eval/run golden --only pk-07         reports whose name holds this
    eval/run golden --field casualties   differences of this field alone
    eval/run golden --top 40             the kinds of difference that are most frequent
"""
import argparse
import glob
import json
import os
import shlex
import sys
from collections import Counter

from golden.compare import compare
from lib import program, tables

GROUPS = ("document", "incident", "frame", "status", "class", "tactics", "date", "time", "place", "actors",
          "casualties", "totals", "weapons", "seized", "attribution", "relations", "people", "campaigns",
          "statistics", "evidence")


def load(folder, only):
    """(name, bytes of the text, expected reading, options) of each report."""
    reports = []
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        stem = path[:-len(".json")]
        if only not in os.path.basename(stem):
            continue
        with open(stem + ".txt", "rb") as stream:
            text = stream.read()
        with open(path, encoding="utf-8") as stream:
            expected = json.load(stream)
        place_evidence(expected, text)
        reports.append((os.path.basename(stem), text, expected, options_of(stem + ".args")))
    return reports


def options_of(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as stream:
        return shlex.split(stream.read())


def place_evidence(node, text):
    """Give each evidence, told as words and which occurrence of them, its byte offsets."""
    if isinstance(node, dict):
        for entry in node.get("evidence") or []:
            words, at = entry["text"].encode("utf-8"), -1
            for _ in range(entry.get("nth", 1)):
                at = text.find(words, at + 1)
            entry["from"], entry["to"] = at, at + len(words)
        for value in node.values():
            place_evidence(value, text)
    elif isinstance(node, list):
        for value in node:
            place_evidence(value, text)


def as_record(report):
    """The report as a record of JSON Lines, or None where its options have no field there."""
    name, text, _, options = report
    record = {"id": name}
    try:
        record["text"] = text.decode("utf-8")
    except UnicodeDecodeError:
        return None
    for key, value in zip(options[::2], options[1::2]):
        if key not in ("--date", "--title", "--source"):
            return None
        record[key[2:]] = value
    return record if len(options) % 2 == 0 else None


def read_all(opt, reports):
    """Readings by name: all that can be in one run, the others each in its own."""
    records = {} if opt.each else {r[0]: as_record(r) for r in reports}
    batch = [r for r in records.values() if r]
    readings = program.read_records(opt.sitrep, batch, opt.timeout) if batch else {}
    for name, _, _, options in reports:
        if records.get(name) is None:
            path = os.path.join(opt.dir, name + ".txt")
            readings[name] = program.read_file(opt.sitrep, path, options, opt.timeout) or {}
    return readings


def count(sheet, tally):
    for fact in sheet.facts:
        tally.add(fact.group, fact.expected is not None, fact.got is not None, fact.right)


def report_f1(sheet):
    tally = tables.Tally()
    count(sheet, tally)
    return tables.prf(*tally.total())[2]


# ---------------------------------------------------------------- showing

def short(value):
    if value is True:
        return "yes"
    if isinstance(value, tuple):
        return ",".join(f"{v:.2f}" for v in value)
    return "-" if value is None else str(value)


def lines_of(sheet, field, known):
    """The differences in short: one line for a wrong fact or a missing or spurious item."""
    told = set()
    for fact in sheet.facts:
        if fact.right or (field and field != fact.group) or is_known(known, fact.path):
            continue
        if fact.whole:
            if fact.whole not in told:
                told.add(fact.whole)
                yield "{}: {}".format(*fact.whole)
        elif fact.expected is True or fact.got is True:
            yield f"{fact.path}: {'missing' if fact.expected else 'spurious'}"
        else:
            yield f"{fact.path}: want {short(fact.expected)}, got {short(fact.got)}"


def show(sheets, opt, known, out):
    ranked = sorted(sheets.items(), key=lambda pair: report_f1(pair[1])) if opt.worst else sheets.items()
    for name, sheet in list(ranked)[:opt.worst or None]:
        lines = list(lines_of(sheet, opt.field, known.get(name, ())))
        if lines:
            print(f"{name}  F1 {report_f1(sheet):.1f}", file=out)
            print("".join(f"  {line}\n" for line in lines), file=out)


OPEN = {"name", "speaker", "from", "to", "text", "site", "neighbourhood", "locality", "admin1", "admin2", "point", "title",
        "published", "dateline", "agency", "low", "best", "high", "value", "count", "part_of", "attribution", "publisher"}


BARE = {"totals", "evidence", "relations"}  # groups whose paths are no names of fields


def kind_of(fact):
    """A difference without its place: the words of fixed lists in full, of open fields only what is wrong."""
    if fact.whole:
        word, what = fact.whole[1].split(maxsplit=1)
        return f"{word} {'incident' if what.startswith('incident:') else 'item'} of {fact.group}"
    field = fact.path.rsplit("/", 1)[-1]
    wrong = "missing" if fact.got is None else "spurious" if fact.expected is None else "wrong"
    if fact.group in BARE:
        return f"{fact.group}: {wrong}"
    if "=" in field or field in OPEN:
        return f"{fact.group}: {field if fact.group == 'tactics' else field.split('=')[0]} {wrong}"
    return f"{fact.group}: {field} want {short(fact.expected)}, got {short(fact.got)}"


def show_top(sheets, opt, out):
    kinds = Counter(kind_of(f) for sheet in sheets.values() for f in sheet.facts
                    if not f.right and (not opt.field or opt.field == f.group))
    for kind, times in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))[:opt.top]:
        print(f"{times:5}  {kind}", file=out)
    print(file=out)


# ---------------------------------------------------------------- known failures and threshold

def known_failures(path):
    """{report: [path of a field]} from lines `report field`; `#` starts a remark."""
    known = {}
    if path and os.path.exists(path):
        with open(path, encoding="utf-8") as stream:
            for line in stream:
                words = line.split("#")[0].split(maxsplit=1)
                if len(words) == 2:
                    known.setdefault(words[0], []).append(words[1].strip())
    return known


def is_known(fields, path):
    return any(path == f or path.startswith(f + "/") or path.startswith(f + "=") for f in fields)


def passing(known, sheets):
    """`report field` of known failures that do not fail any more."""
    for name, fields in known.items():
        if name in sheets:
            wrong = [f.path for f in sheets[name].facts if not f.right]
            yield from (f"{name} {field}" for field in fields if not any(is_known([field], p) for p in wrong))


def threshold_of(path):
    if not path or not os.path.exists(path):
        return 0.0
    with open(path, encoding="utf-8") as stream:
        return float(stream.read().split()[0])


# ---------------------------------------------------------------- the whole

def options(argv):
    golden = os.path.join(program.ROOT, "tests", "golden")
    parser = argparse.ArgumentParser(prog="eval/run golden", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sitrep", default=program.DEFAULT, help="the program (default build/sitrep)")
    parser.add_argument("--timeout", type=float, default=300, help="seconds for one run of the program")
    parser.add_argument("--dir", default=os.path.join(golden, "reports"), help="folder of NAME.txt and NAME.json")
    parser.add_argument("--only", default="", metavar="NAME", help="reports whose name holds this")
    parser.add_argument("--each", action="store_true", help="run the program once for each report")
    parser.add_argument("--show", action="store_true", help="the differences of each report")
    parser.add_argument("--field", default="", help="show differences of this field of the table alone")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N worst reports")
    parser.add_argument("--top", type=int, default=0, metavar="N", help="the N most frequent kinds of difference")
    parser.add_argument("--known", default=os.path.join(golden, "known-failures.txt"), help="lines `report field`")
    parser.add_argument("--threshold", default=os.path.join(golden, "threshold"), help="file with the least F1 allowed")
    parser.add_argument("--json", action="store_true", help="one line of figures instead of the table")
    return parser.parse_args(argv)


def main(argv, out=sys.stdout):
    opt = options(argv)
    reports = load(opt.dir, opt.only)
    if not reports:
        print(f"golden: no reports in {opt.dir}", file=sys.stderr)
        return 2
    readings = read_all(opt, reports)
    sheets = {name: compare(expected, readings.get(name) or {}) for name, _, expected, _ in reports}
    tally = tables.Tally()
    for group in GROUPS:
        tally.add(group)
    for sheet in sheets.values():
        count(sheet, tally)
    known = known_failures(opt.known)
    if opt.top:
        show_top(sheets, opt, out)
    elif opt.show or opt.worst or opt.field:
        show(sheets, opt, known, out)
    return finish(opt, tally, sheets, known, out)


def finish(opt, tally, sheets, known, out):
    precision, recall, f1 = tables.prf(*tally.total())
    whole = sum(all(f.right for f in sheet.facts) for sheet in sheets.values())
    cured, least = list(passing(known, sheets)), 0.0 if opt.only else threshold_of(opt.threshold)
    if opt.json:
        print(json.dumps({"bench": "golden", "reports": len(sheets), "whole": whole, "f1": round(f1, 2),
                          "fields": tables.figures(tally)}), file=out)
    else:
        tables.print_tally(tally, out)
        print(f"\n{len(sheets)} reports, {whole} without a difference; facts right: "
              f"F1 {f1:.2f} %, precision {precision:.2f} %, recall {recall:.2f} %", file=out)
    for line in cured:
        print(f"now passes, remove from known failures: {line}", file=sys.stderr)
    if f1 < least:
        print(f"facts right {f1:.2f} % is below the threshold of {least:.2f} %", file=sys.stderr)
    return 1 if cured or f1 < least else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
