#!/usr/bin/env python3
"""Scores time expressions against TimeML files, as TempEval-3 Task A does.

Usage: score.py [--sitrep PROGRAM | --command "CMD ..."] [--half A|B] [--json] [--list KIND] --docs FILE...

Each document's <TEXT> is given to `sitrep debug times --format json --date DCT FILE`, which prints a JSON
array of {from, to, text, type, value} with byte offsets. Figures (F1, and precision and recall):

  strict   the same span          relaxed  spans that overlap
  type     relaxed, and the same TIMEX3 type
  value    relaxed, and the same TIMEX3 value

--half keeps one half of the documents, by the hash of the file name: rules are made looking at A only, figures
are quoted for B. --list prints misses: missed, spurious, value, type, span. Python's standard library only.
"""
import argparse
import hashlib
import html
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

TIMEX = re.compile(r'<TIMEX3\b([^>]*)>|</TIMEX3>|<[^>]*>')


def half_of(path):
    return 'AB'[hashlib.md5(os.path.basename(path).encode()).digest()[0] & 1]


def attribute(text, name):
    m = re.search(r'\b%s="([^"]*)"' % name, text)
    return html.unescape(m.group(1)) if m else ''


def read_document(path):
    """Returns (date, text as bytes, gold list of (from, to, type, value)) of one TimeML file."""
    with open(path, encoding='utf-8', errors='replace') as f:
        source = f.read()
    dct = re.search(r'functionInDocument="CREATION_TIME"', source)
    tag = re.search(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>', source) if dct else None
    date = attribute(tag.group(0), 'value')[:10] if tag else ''
    body = re.search(r'<TEXT>(.*?)</TEXT>', source, re.S).group(1)
    out, gold, open_at, at = [], [], None, 0
    size = 0
    for m in TIMEX.finditer(body):
        piece = html.unescape(body[at:m.start()]).encode()
        out.append(piece)
        size += len(piece)
        at = m.end()
        if m.group(0) == '</TIMEX3>' and open_at:
            gold.append((open_at[0], size, attribute(open_at[1], 'type'), attribute(open_at[1], 'value')))
            open_at = None
        elif m.group(1) is not None:
            open_at = (size, m.group(1))
    out.append(html.unescape(body[at:]).encode())
    return date, b''.join(out), [g for g in gold if g[1] > g[0]]


def run(command, date, text):
    with tempfile.NamedTemporaryFile(suffix='.txt') as f:
        f.write(text)
        f.flush()
        words = [w.replace('{date}', date) for w in command] + [f.name]
        done = subprocess.run(words, stdout=subprocess.PIPE, check=True, timeout=60)
    return [(t['from'], t['to'], t['type'], t['value']) for t in json.loads(done.stdout)]


class Counts:
    def __init__(self):
        self.gold = self.found = self.strict = self.relaxed = self.type = self.value = 0

    def figures(self):
        def f1(hits):
            p = hits / self.found if self.found else 0.0
            r = hits / self.gold if self.gold else 0.0
            return {'f1': round(200 * p * r / (p + r), 2) if p + r else 0.0, 'p': round(100 * p, 2), 'r': round(100 * r, 2)}
        out = {'gold': self.gold, 'found': self.found}
        out.update((k, f1(getattr(self, k))) for k in ('strict', 'relaxed', 'type', 'value'))
        return out


def compare(counts, gold, found, text, listing, name):
    """Pairs gold and found spans that overlap, each once, in order."""
    def show(kind, g, f):
        if listing == kind or listing == 'all':
            def words(x):
                return '%s [%s %s]' % (text[x[0]:x[1]].decode(errors='replace').replace('\n', ' '), x[2], x[3]) if x else '-'
            lo = min(x[0] for x in (g, f) if x)
            context = text[max(0, lo - 50):lo + 70].decode(errors='replace').replace('\n', ' ')
            print('%-8s gold: %-45s found: %-45s | %s | %s' % (kind, words(g), words(f), context, name))
    left = list(found)
    counts.gold += len(gold)
    counts.found += len(found)
    for g in gold:
        hits = [f for f in left if f[0] < g[1] and g[0] < f[1]]
        if not hits:
            show('missed', g, None)
            continue
        best = max(hits, key=lambda f: (f[:2] == g[:2], f[3] == g[3]))
        left.remove(best)
        counts.relaxed += 1
        counts.strict += best[:2] == g[:2]
        counts.type += best[2] == g[2]
        counts.value += best[3] == g[3]
        if best[:2] != g[:2]:
            show('span', g, best)
        if best[3] != g[3]:
            show('value', g, best)
        if best[2] != g[2]:
            show('type', g, best)
    for f in left:
        show('spurious', None, f)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--docs', nargs='+', required=True, metavar='FILE')
    ap.add_argument('--sitrep', default='sitrep', metavar='PROGRAM')
    ap.add_argument('--command', help='run this instead; {date} stands for the date, the file name is added')
    ap.add_argument('--half', choices='AB')
    ap.add_argument('--json', action='store_true', help='one line of JSON')
    ap.add_argument('--list', metavar='KIND', help='missed, spurious, value, type, span or all')
    o = ap.parse_args()
    command = shlex.split(o.command) if o.command else [o.sitrep, 'debug', 'times', '--format', 'json', '--date', '{date}']
    counts, documents = Counts(), 0
    for path in sorted(o.docs):
        if o.half and half_of(path) != o.half:
            continue
        date, text, gold = read_document(path)
        if not re.match(r'\d{4}-\d\d-\d\d$', date):
            print('%s: no document date' % path, file=sys.stderr)
            continue
        documents += 1
        compare(counts, gold, run(command, date, text), text, o.list, os.path.basename(path))
    out = {'documents': documents, **counts.figures()}
    if o.json:
        print(json.dumps(out))
        return
    print('%d documents, %d expressions, %d found' % (documents, counts.gold, counts.found))
    for k in ('strict', 'relaxed', 'type', 'value'):
        print('%-8s F1 %6.2f  P %6.2f  R %6.2f' % (k, out[k]['f1'], out[k]['p'], out[k]['r']))


if __name__ == '__main__':
    main()
