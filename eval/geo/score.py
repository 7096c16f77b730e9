"""Place names found and located, on articles with marked toponyms (LGL or GeoVirus XML).

    eval/run geo --corpus FILE.xml

Offsets in the gold are characters; `sitrep debug places --format json` prints bytes.
"""
import argparse
import json
import math
import os
import sys
import xml.etree.ElementTree as ElementTree
from collections import namedtuple

from lib import earth, files, program, tables

Gold = namedtuple("Gold", "start end phrase lat lon")  # bytes; lat and lon None where not located

WITHIN_KM = 161.0
FARTHEST_KM = 20039.0  # half the earth's girth: the error of no answer


def number_in(node, path):
    found = node.findtext(path)
    try:
        return float(found) if found is not None else None
    except ValueError:
        return None


def load(path):
    """(id, text, [Gold]) of each article."""
    articles = []
    for k, article in enumerate(ElementTree.parse(path).getroot().iter("article")):
        text = article.findtext("text") or ""
        marks = list(article.iter("toponym")) or list(article.iter("location"))
        articles.append((f"{k}", text, gold_spans(text, marks)))
    return articles


def gold_spans(text, marks):
    offsets, spans = files.byte_offsets(text), []
    for mark in marks:
        start, end = int(mark.findtext("start")), int(mark.findtext("end"))
        words = mark.findtext("phrase") or mark.findtext("name")
        if text[start:end] != words == text[start - 1:end - 1]:
            start, end = start - 1, end - 1  # GeoVirus counts from 1
        if not 0 <= start < end <= len(text):
            continue
        lat = number_in(mark, ".//lat")
        lon = number_in(mark, ".//lon")
        located = lat is not None and lon is not None
        spans.append(Gold(offsets[start], offsets[end], text[start:end], lat if located else None, lon if located else None))
    return spans


# ---------------------------------------------------------------- scoring

def error_km(gold, found):
    if found is None or found.get("lat") is None or found.get("lon") is None:
        return FARTHEST_KM
    return earth.km(gold.lat, gold.lon, found["lat"], found["lon"])


def answer_for(gold, found):
    """The span found that answers to a gold one: the same, else the one that overlaps it most."""
    best, most = None, 0
    for span in found:
        shared = min(gold.end, span["to"]) - max(gold.start, span["from"])
        if (span["from"], span["to"]) == (gold.start, gold.end):
            return span
        if shared > most:
            best, most = span, shared
    return best


def auc(errors):
    """Area under the curve of the sorted logarithms of the errors, 0 best, 1 worst."""
    logs = sorted(math.log(min(e, FARTHEST_KM) + 1) for e in errors)
    if len(logs) < 2:
        return logs[0] / math.log(FARTHEST_KM) if logs else 0.0
    area = sum((a + b) / 2 for a, b in zip(logs, logs[1:]))
    return area / (math.log(FARTHEST_KM) * (len(logs) - 1))


class Score:
    """Counts over a corpus."""

    def __init__(self):
        self.tally = tables.Tally()
        self.errors, self.wrong = [], []

    def article(self, name, gold, found):
        located = [g for g in gold if g.lat is not None]
        spans = {(f["from"], f["to"]): f for f in found}
        marked = {(g.start, g.end) for g in gold}
        exact = {(g.start, g.end): g for g in located}
        hits = [k for k in spans if k in exact]
        near = [k for k in hits if error_km(exact[k], spans[k]) <= WITHIN_KM]
        # A name that the gold marks without a place is neither asked for nor wrong.
        counted = len([k for k in spans if k in exact or k not in marked])
        self.tally.add("tagging", len(exact), counted, len(hits))
        self.tally.add("tagging, unlocated too", len(marked), len(spans), len([k for k in spans if k in marked]))
        self.tally.add("end to end", len(exact), counted, len(near))
        self.note(name, located, spans, marked)
        return located

    def note(self, name, located, spans, marked):
        for g in located:
            span = spans.get((g.start, g.end))
            if span is None:
                self.wrong.append(f"{name}: missed {g.phrase!r}")
            elif error_km(g, span) > WITHIN_KM:
                self.wrong.append(f"{name}: {g.phrase!r} {error_km(g, span):.0f} km off: got {span.get('admin1')},"
                                  f" {span.get('country')} {span.get('lat')},{span.get('lon')}, want {g.lat},{g.lon}")
        for key, span in spans.items():
            if key not in marked:
                self.wrong.append(f"{name}: spurious {span.get('text')!r}")

    def resolution(self, located, found):
        self.errors += [error_km(g, answer_for(g, found)) for g in located]

    def figures(self):
        near = sum(e <= WITHIN_KM for e in self.errors)
        shape = {k.replace(", unlocated too", "_all").replace(" ", "_"): v for k, v in tables.figures(self.tally).items() if k != "all"}
        return {**shape, "accuracy161": round(tables.percent(near, len(self.errors)), 2), "auc": round(auc(self.errors), 4)}


def marked(found, roles):
    """The spans of the roles that a corpus marks; a site that the gazetteer has is a place."""
    return [f for f in found if ("place" if f.get("role") == "site" and f.get("found") == "itself" else f.get("role", "place")) in roles]


def ask_given(opt, articles):
    """Answers for the gold spans alone, by id: what the program makes of them when told where they are."""
    return {name: program.given_spans(opt.sitrep, opt.given, name, text, [(g.start, g.end) for g in gold], opt.timeout)
            for name, text, gold in articles}


def main(argv, out=sys.stdout):
    parser = argparse.ArgumentParser(prog="eval/run geo", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", required=True, help="LGL or GeoVirus XML")
    parser.add_argument("--given", metavar="OPTION", help="option of `sitrep debug places` that takes a file of"
                        " spans to locate; without it a gold span is answered by the span found that overlaps it most")
    parser.add_argument("--roles", default="place dateline body in_name demonym", metavar="WORDS", help="what the corpus marks, of"
                        " place, dateline, body (\"Kenya police\"), in_name (\"Georgia\" in \"University of Georgia\"), demonym (\"Kenyan\"),"
                        " site (streets, buildings that the gazetteer lacks); GeoVirus: \"place dateline body\". Default: all but site, as in LGL")
    files.add_half(parser)
    program.add_options(parser)
    opt = parser.parse_args(argv)
    articles = [a for a in load(opt.corpus) if files.in_half(a[1][:200], opt.half)]
    found = program.debug_records(opt.sitrep, "places", [{"id": n, "text": t} for n, t, _ in articles], opt.timeout)
    given = ask_given(opt, articles) if opt.given else found
    score = Score()
    for name, _, gold in articles:
        located = score.article(name, gold, marked(found.get(name, []), opt.roles.split()))
        score.resolution(located, given.get(name, []))
    return report(score, len(articles), opt, out)


def report(score, articles, opt, out):
    for line in score.wrong[:opt.show]:
        print(line, file=out)
    told = score.figures()
    if opt.json:
        print(json.dumps({"bench": "geo", "corpus": os.path.basename(opt.corpus), "half": opt.half, "articles": articles, "toponyms": len(score.errors), **told}), file=out)
        return 0
    rows = [[name, *row, *tables.prf(*row)] for name, row in score.tally.rows.items()]
    tables.print_table(["exact spans", "expected", "found", "right", "P", "R", "F1"], rows, out)
    print(f"\n{articles} articles, {len(score.errors)} located toponyms; given the spans: within {WITHIN_KM:.0f} km "
          f"{told['accuracy161']:.1f} %, AUC {told['auc']:.3f} (0 is best)", file=out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
