#!/usr/bin/env python3
"""Stands in for sitrep in selftest.py: links as the corpus says, apart from the faults that it is told to make.

    MOCK_CORPUS=DIR [MOCK_FAULTS="FAULT ..."] mock.py add --record R --now T FILE
    MOCK_CORPUS=DIR [MOCK_FAULTS="FAULT ..."] mock.py incidents --record R --all --format json

The record is a file that holds the reports in order of filing. A fault is one of:

    split:LABEL:REPORT        that report's mention stands in an incident of its own
    join:LABEL:LABEL          the second label's mentions stand in the first one's incident
    miss:REPORT:LABEL         no such mention
    figure:LABEL:FIELD:VALUE  another figure
    extra:REPORT:STATUS       an incident of this status which only this report tells of
    wide:REPORT               all of its mentions but the last begin at byte 0 and end with the text
    first:LABEL               the report filed first stands apart (the order of filing shows)
    last:LABEL                the number killed is the place of its last report (the order of filing shows)
    broken                    no JSON
    status                    exit status 1
"""
import collections
import json
import os
import pathlib
import sys


def cells(path):
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def value(cell):
    """The first allowed value of a cell of figures.tsv."""
    first = cell.split("|")[0]
    return int(first) if first.isdigit() else first if first and first != "null" else None


def incident(label, row, faults):
    """An incident without mentions, with the figures of its row and the faults of its label."""
    fields = dict(zip(("from", "to", "locality", "killed", "injured"), map(value, row + [""] * 5)))
    for fault in faults:
        if fault[:2] == ["figure", label]:
            fields[fault[2]] = value(fault[3])
    totals = {field: {"all": {"low": fields[field], "best": fields[field], "high": fields[field]}}
              for field in ("killed", "injured")}
    return {"id": f"i-{label}", "status": "occurred", "date": {"from": fields["from"], "to": fields["to"]},
            "place": {"locality": fields["locality"], "admin1": None}, "class": "attack", "totals": totals,
            "reports": [], "mentions": []}


def home(report, label, order, faults):
    """The label of the incident in which this mention is put; None for nowhere."""
    if ["miss", report, label] in faults:
        return None
    if ["split", label, report] in faults or (["first", label] in faults and order[0] == report):
        return f"{label}-{report}"
    for fault in faults:
        if fault[0] == "join" and fault[2] == label:
            return fault[1]
    return label


def incidents(reports, corpus, faults):
    order = [report["id"] for report in reports]
    texts = {report["id"]: report["text"] for report in reports}
    links, figures = cells(corpus / "links.tsv"), {row[0]: row[1:] for row in cells(corpus / "figures.tsv")}
    wide = {fault[1] for fault in faults if fault[0] == "wide"}
    last = {report: number for number, (report, label, *_) in enumerate(links) if label != "-"}
    made = collections.OrderedDict()
    for number, (report, label, *words) in enumerate(links):
        name = home(report, label, order, faults) if label != "-" else None
        if name is None:
            continue
        one = made.setdefault(name, incident(name, figures.get(name, figures[label]), faults))
        text, part = texts[report], "".join(words)
        start = len(text[:text.index(part)].encode()) if report not in wide or last[report] == number else 0
        end = start + len(part.encode()) if part and (start or last[report] == number) else len(text.encode())
        one["mentions"].append({"report": report, "key": f"{report}:{label}", "from": start, "to": end})
        one["reports"].append(report)
        if ["last", label] in faults:
            one["totals"]["killed"]["all"]["best"] = order.index(report)
    for fault in faults:
        if fault[0] == "extra":
            more = incident(f"extra-{fault[1]}", [], [])
            more.update(status=fault[2], reports=[fault[1]],
                        mentions=[{"report": fault[1], "key": "extra", "from": 0, "to": 1}])
            made[more["id"]] = more
    return list(made.values())


def main():
    command, record = sys.argv[1], pathlib.Path(sys.argv[sys.argv.index("--record") + 1])
    faults = [fault.split(":") for fault in os.environ.get("MOCK_FAULTS", "").split()]
    if ["status"] in faults:
        print("mock: told to fail", file=sys.stderr)
        return 1
    if command == "add":
        assert sys.argv[4:6] == ["--now", "2026-01-01T00:00:00Z"], sys.argv
        with record.open("a", encoding="utf-8") as file:
            file.write(pathlib.Path(sys.argv[6]).read_text(encoding="utf-8"))
        return 0
    assert sys.argv[4:] == ["--all", "--format", "json"], sys.argv
    reports = [json.loads(line) for line in record.read_text(encoding="utf-8").strip("\n").split("\n")]
    answer = {"incidents": incidents(reports, pathlib.Path(os.environ["MOCK_CORPUS"]), faults)}
    print("nothing" if ["broken"] in faults else json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
