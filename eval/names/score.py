"""Names and their kinds, on conflict reports with marked entities.

    eval/run names --dir DIR

DIR holds `documents.json` and `entities.json`, one object a line, at any depth.
"""
import argparse
import json
import os
import sys

from lib import files, program, tables
from lib.assign import best_pairs

KINDS = {  # what the program or a corpus may call a kind -> the kind scored
    "person": "person", "per": "person",
    "organisation": "organisation", "organization": "organisation", "org": "organisation", "actor": "organisation",
    "armed_group": "organisation",
    "location": "location", "loc": "location", "place": "location", "gpe": "location",
    "nationality": "nationality", "demonym": "nationality",
    "weapon": "weapon", "militaryplatform": "platform", "vehicle": "platform", "platform": "platform",
    "temporal": "time", "time": "time", "date": "time", "quantity": "quantity", "money": "money",
}


def load(folder, least):
    """(id, text, [(from, to, kind, asked)]) of each document; offsets in bytes."""
    texts, marks = {}, {}
    for where, _, names in sorted(os.walk(folder)):
        if {"documents.json", "entities.json"} <= set(names):
            for document in files.read_json_lines(os.path.join(where, "documents.json")):
                texts[document["_id"]] = document["text"]
            for entity in files.read_json_lines(os.path.join(where, "entities.json")):
                marks.setdefault(entity["documentId"], []).append(entity)
    return [(name, text, gold_of(text, marks.get(name, []), least)) for name, text in sorted(texts.items())]


def gold_of(text, entities, least):
    """Spans of entities; one whose words cannot stand at its offsets is left out."""
    offsets, spans = files.byte_offsets(text), {}
    for entity in entities:
        kind = KINDS.get(entity["type"].casefold())
        start, end = entity["begin"], entity["end"]
        if kind and 0 <= start < end <= len(text) and len(entity["value"]) == end - start:
            asked = float(entity.get("confidence", 1)) >= least
            key = (offsets[start], offsets[end], kind)
            spans[key] = spans.get(key, False) or asked
    return [(*key, asked) for key, asked in sorted(spans.items())]


def without_article(span, data):
    """The span without a leading article, which corpora take in and the program leaves out."""
    start, end = span
    for article in (b"the ", b"The ", b"THE "):
        if data[start:end].startswith(article):
            return start + len(article), end
    return span


def score_text(name, text, gold, found, kinds, tally, wrong):
    data = text.encode("utf-8")
    got = [(*without_article((f["from"], f["to"]), data), KINDS.get(str(f.get("kind") or f.get("type")).casefold())) for f in found]
    got = [g for g in got if g[2] in kinds]
    want = [(*without_article(g[:2], data), g[2], g[3]) for g in gold if g[2] in kinds]
    for kind in kinds:
        mine, theirs = [g for g in got if g[2] == kind], [g for g in want if g[2] == kind]
        for row, fits in (("exact", lambda w, g: w[:2] == g[:2]), ("overlap", lambda w, g: w[0] < g[1] and g[0] < w[1])):
            pairs = best_pairs([[float(fits(w, g)) * (2 if w[3] else 1) * (2 if w[:2] == g[:2] else 1) for g in mine] for w in theirs])
            hits = sum(theirs[i][3] for i, _ in pairs)
            tally.add(f"{kind}, {row}", sum(w[3] for w in theirs), len(mine) - (len(pairs) - hits), hits)
    note(name, data, got, want, wrong)


def note(name, data, got, want, wrong):
    say = lambda s: data[s[0]:s[1]].decode("utf-8", "replace")
    told = {g[:3] for g in got}
    for w in want:
        if w[3] and w[:3] not in told:
            near = [g for g in got if w[0] < g[1] and g[0] < w[1]]
            what = f"got {say(near[0])!r} {near[0][2]}" if near else "missed"
            wrong.append(f"{name}: {w[2]} {say(w)!r}: {what}")
    for g in got:
        if not any(w[0] < g[1] and g[0] < w[1] for w in want):
            wrong.append(f"{name}: spurious {g[2]} {say(g)!r}")


def main(argv, out=sys.stdout):
    parser = argparse.ArgumentParser(prog="eval/run names", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dir", required=True, help="folder with documents.json and entities.json")
    parser.add_argument("--kinds", default="person,organisation,location", help="kinds to score, with commas")
    parser.add_argument("--confidence", type=float, default=0.5, help="entities below are neither asked for nor wrong")
    program.add_options(parser)
    opt = parser.parse_args(argv)
    loaded = load(opt.dir, opt.confidence)
    found = program.debug_records(opt.sitrep, "names", [{"id": n, "text": t} for n, t, _ in loaded], opt.timeout)
    tally, wrong = tables.Tally(), []
    for name, text, gold in loaded:
        score_text(name, text, gold, found.get(name, []), opt.kinds.split(","), tally, wrong)
    return report(tally, wrong, len(loaded), opt, out)


def report(tally, wrong, count, opt, out):
    for line in wrong[:opt.show]:
        print(line, file=out)
    for row in ("exact", "overlap"):
        sums = [v for k, v in tally.rows.items() if k.endswith(row) and not k.startswith("all")]
        tally.rows[f"all, {row}"] = [sum(v[i] for v in sums) for i in range(3)]
    if opt.json:
        shape = {k.replace(", ", "_"): v for k, v in tables.figures(tally).items() if k != "all"}
        print(json.dumps({"bench": "names", "texts": count, **shape}), file=out)
        return 0
    tables.print_table(["names", "expected", "found", "right", "P", "R", "F1"],
                       [[name, *row, *tables.prf(*row)] for name, row in tally.rows.items()], out)
    print(f"\n{count} texts", file=out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
