"""Where it happened, on short hand-coded reports: state, district, distance to the village.

    eval/run satp-places --reports FILE [--from DAY] [--to DAY]
"""
import argparse
import json
import os
import re
import statistics
import sys

from lib import earth, files, program, tables
from lib.reading import main_incident
from lib.words import fold

NEAR_KM = (5, 10, 25)


def load_aliases(path):
    """{folded name, or its skeleton: first name of its line} from lines of names of one unit, `=` between them."""
    table = {}
    for line in files.read_text(path).splitlines():
        names = [n.strip() for n in line.split("#")[0].split("=") if n.strip()]
        for name in names:
            table[fold(name)] = names[0]
            table.setdefault(skeleton(name), names[0])
    return table


def skeleton(name):
    """A name without what spelling of Indian names in English leaves open: h, y, doubled letters, vowels; marked with `~`."""
    text = fold(name).removesuffix(" district").replace("-", " ").replace("w", "v").replace("z", "j")
    bare = "".join(c for c in text if c not in "aeiouyh ")
    return "~" + text[:1] + "".join(c for k, c in enumerate(bare) if k == 0 or bare[k - 1] != c)


def alternatives(name):
    """The names in one such as "South Kanara/Dakshina Kannada" or "Cuddapah (now YSR)"."""
    return [part.strip() for part in re.split(r"[/()]", name) if part.strip()]


def same_unit(a, b, aliases, loose=True):
    """Are two names one administrative unit? Loosely, names of one skeleton are, if three letters of it are left."""
    if not a or not b:
        return False
    x, y = (aliases.get(fold(n)) or (loose and aliases.get(skeleton(n))) or n for n in (a, b))
    return fold(x) == fold(y) or (loose and len(skeleton(x)) >= 4 and skeleton(x) == skeleton(y))


def right_unit(name, row, place, aliases):
    """Is the state, or the district, of a row that of the reading? A district in another state must be spelled alike."""
    if name == "state":
        return same_unit(row["state"], place.get("admin1"), aliases)
    loose = same_unit(row.get("state"), place.get("admin1"), aliases)
    return any(same_unit(n, place.get("admin2"), aliases, loose) for n in alternatives(row["district"]))


def record(row):
    return {"id": str(row["_n"]), "text": row["incident_summary"], "date": files.day(row.get("date"))}


def score_rows(rows, readings, aliases):
    """(hits by name, distances of the located villages, errors in words)."""
    hits, distances, wrong = {"state": [0, 0], "district": [0, 0]}, [], []
    placed = 0
    for row in rows:
        incident = main_incident(readings.get(str(row["_n"])) or {})
        place = (incident or {}).get("place") or {}
        placed += place.get("country") is not None
        for name, field in (("state", "admin1"), ("district", "admin2")):
            if row.get(name):
                right = right_unit(name, row, place, aliases)
                hits[name][0] += 1
                hits[name][1] += right
                if not right:
                    wrong.append(f"{row['_n']} {name}: want {row[name]}, got {place.get(field)}"
                                 f" ({place.get('text')}): {row['incident_summary'][:160]}")
        if row.get("village_name") and row.get("latitude") is not None and row.get("longitude") is not None:
            distances.append(distance(row, place))
    return hits, distances, wrong, placed


def distance(row, place):
    """Kilometres from the coded point, None where the reading has none."""
    if place.get("lat") is None or place.get("lon") is None:
        return None
    return earth.km(row["latitude"], row["longitude"], place["lat"], place["lon"])


def main(argv, out=sys.stdout):
    parser = argparse.ArgumentParser(prog="eval/run satp-places", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", required=True, help="JSON Lines, gzip'd or not")
    parser.add_argument("--from", dest="first", help="first day, YYYY-MM-DD")
    parser.add_argument("--to", dest="last", help="last day")
    parser.add_argument("--aliases", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "aliases.txt"))
    files.add_half(parser)
    program.add_options(parser)
    opt = parser.parse_args(argv)
    rows = [dict(r, _n=k) for k, r in enumerate(files.read_json_lines(opt.reports), 1)]
    rows = [r for r in files.between(rows, "date", opt.first, opt.last) if r.get("incident_summary")]
    rows = [r for r in rows if files.in_half(r["incident_summary"], opt.half)]
    readings = program.read_records(opt.sitrep, [record(r) for r in rows], opt.timeout)
    return report(score_rows(rows, readings, load_aliases(opt.aliases)), len(rows), opt, out)


def report(scored, count, opt, out):
    hits, distances, wrong, placed = scored
    for line in wrong[:opt.show]:
        print(line, file=out)
    known = [d for d in distances if d is not None]
    median = statistics.median([d if d is not None else 99999 for d in distances]) if distances else 0
    near = {km: sum(d <= km for d in known) for km in NEAR_KM}
    if opt.json:
        print(json.dumps({"bench": "satp-places", "reports": count, "placed": round(tables.percent(placed, count), 2),
                          **{name: round(tables.percent(right, of), 2) for name, (of, right) in hits.items()},
                          **{f"within{km}": round(tables.percent(n, len(distances)), 2) for km, n in near.items()},
                          "median_km": round(median, 1)}), file=out)
        return 0
    rows = [[name, of, right, tables.percent(right, of)] for name, (of, right) in hits.items()]
    rows += [[f"village within {km} km", len(distances), n, tables.percent(n, len(distances))] for km, n in near.items()]
    rows.insert(0, ["an incident with a place", count, placed, tables.percent(placed, count)])
    rows.append(["village located at all", len(distances), len(known), tables.percent(len(known), len(distances))])
    tables.print_table(["place", "reports", "right", "%"], rows, out)
    print(f"\nmedian distance to the coded village {median:.1f} km (no place counts as far)", file=out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
