"""Who says what: speakers, cues and what is said, on news in brat format.

    eval/run attribution --dir DIR

DIR holds `text/*.txt` and `attributions/*.ann`, at any depth. The program prints for `debug speech
--format json` an array of {speaker, cue, content}, each {from, to, text} with byte offsets, or null.
"""
import argparse
import json
import os
import re
import sys
from collections import namedtuple

from lib import files, program, tables
from lib.assign import best_pairs

Gold = namedtuple("Gold", "speaker cue content asked")  # each a list of (from, to) in bytes

SENTENCE_END = re.compile(rb"[.?!][\"')\]\xe2\x80\x9d]*\s+[\"'(\xe2A-Z]|\n\s*\n")


def load(folder):
    """(name, text, [Gold]) of each text that has an annotation; of several, the first by name."""
    texts, marks = {}, {}
    for where, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            stem, kind = os.path.splitext(name)
            if kind in (".txt", ".ann"):
                (texts if kind == ".txt" else marks)[stem] = os.path.join(where, name)
    loaded = []
    for stem, path in sorted(texts.items()):
        own = next((m for m in sorted(marks) if m == stem or re.fullmatch(re.escape(stem) + "_[0-9a-f]+", m)), None)
        if own:
            text = files.read_text(path)
            loaded.append((stem, text, gold_of(text, files.read_text(marks[own]))))
    return loaded


def gold_of(text, annotation):
    offsets, spans, events = files.byte_offsets(text), {}, []
    for line in annotation.splitlines():
        name, _, rest = line.partition("\t")
        head = rest.split("\t")[0]
        if name.startswith("T"):
            kind, _, places = head.partition(" ")
            spans[name] = (kind, [in_bytes(p, offsets) for p in places.split(";") if p.strip()])
        elif name.startswith("E"):
            events.append([part.split(":") for part in head.split()])
    data = text.encode("utf-8")
    return [one for one in (gold_event(e, spans, data) for e in events) if one]


def in_bytes(place, offsets):
    start, end = (min(int(n), len(offsets) - 1) for n in place.split())
    return offsets[start], offsets[end]


def gold_event(event, spans, data):
    """The attribution of a brat event; not asked for unless it has a source and a cue in one sentence."""
    parts = {"Source": [], "Cue": [], "Content": []}
    for role, mark in ((p[0].rstrip("0123456789"), p[1]) for p in event if len(p) == 2):
        if role in parts:
            parts[role] += spans.get(mark, ("", []))[1]
    if not parts["Content"] or not event[0][0].startswith("Attribution"):
        return None
    asked = bool(parts["Source"] and parts["Cue"])
    if asked:
        both = parts["Source"] + parts["Cue"]
        asked = not SENTENCE_END.search(data[min(s for s, _ in both):max(e for _, e in both)])
    return Gold(parts["Source"], parts["Cue"], parts["Content"], asked)


# ---------------------------------------------------------------- scoring

def shared(spans, others):
    return sum(max(0, min(e, f) - max(s, t)) for s, e in spans for t, f in others)


def length(spans):
    return sum(e - s for s, e in spans)


def spans_of(part):
    """The spans of a part of a found attribution: one, a list, or none."""
    parts = part if isinstance(part, list) else [part] if part else []
    return [(p["from"], p["to"]) for p in parts]


def likeness(gold, found):
    """(speaker found, half of what is said, half of the longer of the two)."""
    speaker = shared(gold.speaker, spans_of(found.get("speaker"))) > 0
    content = spans_of(found.get("content"))
    both = shared(gold.content, content)
    return speaker, both * 2 >= length(gold.content) and both > 0, both * 2 >= max(length(gold.content), length(content)) and both > 0


ROWS = ("speaker", "content", "both", "both, strict")


def right(row, gold, found):
    speaker, half, strict = likeness(gold, found)
    return {"speaker": speaker, "content": half, "both": speaker and half, "both, strict": speaker and strict}[row]


def score_text(name, text, gold, found, tally, wrong):
    asked = [g for g in gold if g.asked]
    for row in ROWS:
        pairs = best_pairs([[float(right(row, g, f)) * (2 if g.asked else 1) for f in found] for g in gold])
        hits = [(i, j) for i, j in pairs if gold[i].asked]
        # What answers to an attribution that is not asked for is neither right nor wrong.
        neutral = len(pairs) - len(hits)
        tally.add(row, len(asked), len(found) - neutral, len(hits))
        if row == "both":
            note(name, text.encode("utf-8"), gold, found, pairs, wrong)


def note(name, data, gold, found, pairs, wrong):
    left, used = {i for i, _ in pairs}, {j for _, j in pairs}
    say = lambda spans: " … ".join(data[s:e].decode("utf-8", "replace") for s, e in spans)
    for i, g in enumerate(gold):
        if g.asked and i not in left:
            wrong.append(f"{name}: missed [{say(g.speaker)}] [{say(g.cue)}] [{say(g.content)}]")
    for j, f in enumerate(found):
        if j not in used:
            told = " ".join(f"[{say(spans_of(f.get(part)))}]" for part in ("speaker", "cue", "content"))
            wrong.append(f"{name}: spurious {told}")


def main(argv, out=sys.stdout):
    parser = argparse.ArgumentParser(prog="eval/run attribution", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dir", required=True, help="folder with text/*.txt and attributions/*.ann")
    parser.add_argument("--stage", default="speech", help="the stage of `sitrep debug`")
    program.add_options(parser)
    opt = parser.parse_args(argv)
    loaded = load(opt.dir)
    found = program.debug_records(opt.sitrep, opt.stage, [{"id": n, "text": t} for n, t, _ in loaded], opt.timeout)
    tally, wrong = tables.Tally(), []
    for name, text, gold in loaded:
        score_text(name, text, gold, found.get(name, []), tally, wrong)
    for line in wrong[:opt.show]:
        print(line, file=out)
    if opt.json:
        shape = {k.replace(", ", "_"): v for k, v in tables.figures(tally).items() if k != "all"}
        print(json.dumps({"bench": "attribution", "texts": len(loaded), **shape}), file=out)
        return 0
    tables.print_table(["attribution", "expected", "found", "right", "P", "R", "F1"],
                       [[name, *row, *tables.prf(*row)] for name, row in tally.rows.items()], out)
    print(f"\n{len(loaded)} texts", file=out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
