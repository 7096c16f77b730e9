"""Killed, injured, date and city of local news reports on shootings, against a registry.

    eval/run gva-counts --docs FILE --incidents FILE [--from DAY] [--to DAY]
"""
import argparse
import json
import sys

from lib import files, program, tables
from lib.reading import main_incident, total
from lib.words import fold

FIELDS = ("killed", "injured", "date", "city")


def cities(incident):
    """Folded names under which the registry's place may stand in a report."""
    names = [incident.get("city_or_county")]
    linked = incident.get("dbpedia")
    url = linked.get("city") if isinstance(linked, dict) else None
    if url:
        names.append(url.rsplit("/", 1)[-1].replace("_", " ").split(",")[0])
    plain = {fold(n.split("(")[0]) for n in names if n}
    return plain | {fold(part) for n in names if n and "(" in n for part in [n.split("(")[1].rstrip(")")]}


def same_city(incident, place):
    told = {fold(place[k]) for k in ("neighbourhood", "locality", "admin2") if place.get(k)}
    told |= {t.removesuffix(" county") for t in told}
    return bool(told & {c for n in cities(incident) for c in (n, n.removesuffix(" county"))})


def compare(gold, reading):
    """{field: (right, wanted, got)} of one report."""
    incident = main_incident(reading) or {}
    date, place = incident.get("date") or {}, incident.get("place") or {}
    killed, injured = (total([incident], k) for k in ("killed", "injured"))
    exact_day = date.get("from") if date.get("from") == date.get("to") else f"{date.get('from')}..{date.get('to')}"
    return {"killed": (killed == gold["n_killed"], gold["n_killed"], killed),
            "injured": (injured == gold["n_injured"], gold["n_injured"], injured),
            "date": (exact_day == files.day(gold["date"]), gold["date"], exact_day),
            "city": (same_city(gold, place), gold.get("city_or_county"), place.get("locality") or place.get("text"))}


def load(opt):
    """(document, incident) for the documents that describe one incident of the registry."""
    registry = {str(i["incident_id"]): i for i in files.read_json_lines(opt.incidents)}
    docs = files.between(files.read_json_lines(opt.docs), "dct", opt.first, opt.last)
    return [(d, registry[str(d["incidents"][0])]) for d in docs
            if len(d.get("incidents") or []) == 1 and str(d["incidents"][0]) in registry and files.in_half(str(d["incidents"][0]), opt.half)]


def main(argv, out=sys.stdout):
    parser = argparse.ArgumentParser(prog="eval/run gva-counts", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", required=True, help="JSON Lines of reports")
    parser.add_argument("--incidents", required=True, help="JSON Lines of the registry")
    parser.add_argument("--from", dest="first", help="first day of publication")
    parser.add_argument("--to", dest="last", help="last day of publication")
    parser.add_argument("--field", default="", choices=["", *FIELDS], help="show errors of this alone")
    files.add_half(parser)
    program.add_options(parser)
    opt = parser.parse_args(argv)
    pairs = load(opt)
    records = [{k: v for k, v in (("id", d["doc_id"]), ("text", d["text"]), ("title", d.get("title")),
                                  ("date", files.day(d.get("dct")))) if v} for d, _ in pairs]
    readings = program.read_records(opt.sitrep, records, opt.timeout)
    hits, wrong = {f: 0 for f in (*FIELDS, "killed, over zero", "injured, over zero", "all four")}, []
    asked = dict.fromkeys(hits, 0)
    for doc, gold in pairs:
        tally(doc, compare(gold, readings.get(str(doc["doc_id"])) or {}), hits, asked, wrong)
    return report(hits, asked, [w for f, w in wrong if not opt.field or f == opt.field], len(pairs), opt, out)


def tally(doc, found, hits, asked, wrong):
    for field, (right, want, got) in found.items():
        names = [field] + ([f"{field}, over zero"] if field in ("killed", "injured") and want > 0 else [])
        for name in names:
            asked[name] += 1
            hits[name] += right
        if not right:
            wrong.append((field, f"{doc['doc_id']} {field}: want {want}, got {got}: {doc.get('title')} | {doc['text'][:200]!r}"))
    asked["all four"] += 1
    hits["all four"] += all(right for right, _, _ in found.values())


def report(hits, asked, wrong, count, opt, out):
    for line in wrong[:opt.show]:
        print(line, file=out)
    if opt.json:
        plain = {name.replace(",", "").replace(" ", "_"): round(tables.percent(n, asked[name]), 2) for name, n in hits.items()}
        print(json.dumps({"bench": "gva-counts", "reports": count, **plain}), file=out)
        return 0
    tables.print_table(["main incident", "reports", "right", "%"],
                       [[name, asked[name], n, tables.percent(n, asked[name])] for name, n in hits.items()], out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
