"""Which reports tell of one incident: predicted clusters against those of a registry.

    eval/run linking --docs FILE --incidents FILE --command 'PROGRAM {docs}'

The command is given a file of JSON Lines {id, text, date} and prints a line `ID<TAB>CLUSTER`, or an object
{"id", "incident", "killed", "injured"}, for each report.
"""
import argparse
import hashlib
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict

from lib import files, program, tables


# ---------------------------------------------------------------- measures

def pairwise(gold, found):
    """Precision, recall and F1 over pairs of reports in one cluster, in percent."""
    pairs = lambda counts: sum(n * (n - 1) // 2 for n in counts)
    both = pairs(Counter((gold[d], found[d]) for d in gold).values())
    return tables.prf(pairs(Counter(gold.values()).values()), pairs(Counter(found.values()).values()), both)


def b_cubed(gold, found):
    """Precision, recall and F1 averaged over reports, in percent."""
    both = Counter((gold[d], found[d]) for d in gold)
    size, own = Counter(gold.values()), Counter(found.values())
    precision = 100 * sum(both[gold[d], found[d]] / own[found[d]] for d in gold) / len(gold)
    recall = 100 * sum(both[gold[d], found[d]] / size[gold[d]] for d in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


# ---------------------------------------------------------------- input

def in_part(incident, part):
    """Is an incident in part K of N ('K/N'), by a hash of its id? Keeps the reports of one incident together."""
    if not part:
        return True
    k, _, n = part.partition("/")
    return int(hashlib.md5(str(incident).encode()).hexdigest(), 16) % int(n) == int(k) % int(n)


def load(opt):
    """({report: incident}, records, registry by id) of the reports that tell of one incident."""
    registry = {str(i["incident_id"]): i for i in files.read_json_lines(opt.incidents)}
    gold, records = {}, []
    for doc in files.between(files.read_json_lines(opt.docs), "dct", opt.first, opt.last):
        own = [str(i) for i in doc.get("incidents") or []]
        if len(own) == 1 and own[0] in registry and in_part(own[0], opt.part):
            gold[str(doc["doc_id"])] = own[0]
            records.append({"id": str(doc["doc_id"]), "text": doc["text"], "date": files.day(doc.get("dct"))})
    return gold, records, registry


def run_command(command, records, timeout):
    """What the command prints for the records."""
    with tempfile.TemporaryDirectory(prefix="sitrep-eval-") as folder:
        path = os.path.join(folder, "docs.jsonl")
        with open(path, "w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
        words = [w.replace("{docs}", path) for w in shlex.split(command)]
        try:
            done = subprocess.run(words, capture_output=True, timeout=timeout, check=True, text=True)
        except (OSError, subprocess.SubprocessError) as error:
            raise program.ProgramError(f"{words[0]}: {error}\n{getattr(error, 'stderr', '') or ''}") from error
        return done.stdout


def clusters(printed):
    """({report: cluster}, {cluster: {killed, injured}}) from what the command printed."""
    found, counts = {}, defaultdict(dict)
    for line in printed.splitlines():
        if line.startswith("{"):
            told = json.loads(line)
            found[str(told["id"])] = str(told["incident"])
            counts[str(told["incident"])] = {k: told[k] for k in ("killed", "injured") if told.get(k) is not None}
        elif "\t" in line:
            name, cluster = line.rstrip("\n").split("\t")[:2]
            found[name] = cluster
    return found, counts


# ---------------------------------------------------------------- the whole

def count_hits(gold, found, counts, registry):
    """[asked, right] of killed and injured: for each incident of the registry, the cluster with most of its reports."""
    hits = {"killed": [0, 0], "injured": [0, 0]}
    members = defaultdict(Counter)
    for name, incident in gold.items():
        members[incident][found[name]] += 1
    for incident, own in members.items():
        told = counts.get(own.most_common(1)[0][0], {})
        for field, key in (("killed", "n_killed"), ("injured", "n_injured")):
            hits[field][0] += 1
            hits[field][1] += told.get(field, 0) == registry[incident].get(key)
    return hits


def main(argv, out=sys.stdout):
    parser = argparse.ArgumentParser(prog="eval/run linking", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", required=True, help="JSON Lines of reports")
    parser.add_argument("--incidents", required=True, help="JSON Lines of the registry")
    parser.add_argument("--command", help="prints the clusters; {docs} stands for the file of reports")
    parser.add_argument("--clusters", metavar="FILE", help="clusters printed before, instead of a command")
    parser.add_argument("--from", dest="first", help="first day of publication")
    parser.add_argument("--to", dest="last", help="last day of publication")
    parser.add_argument("--part", metavar="K/N", help="incidents whose hash falls in part K of N")
    program.add_options(parser)
    opt = parser.parse_args(argv)
    if not opt.command and not opt.clusters:
        parser.error("--command or --clusters is needed")
    gold, records, registry = load(opt)
    if not gold:
        print("linking: no report that tells of one incident", file=sys.stderr)
        return 2
    printed = files.read_text(opt.clusters) if opt.clusters else run_command(opt.command, records, opt.timeout)
    found, counts = clusters(printed)
    found = {name: found.get(name, f"alone {name}") for name in gold}
    return report(gold, found, count_hits(gold, found, counts, registry) if counts else {}, opt, out)


def report(gold, found, hits, opt, out):
    rows = {"pairwise": pairwise(gold, found), "b_cubed": b_cubed(gold, found)}
    for line in errors(gold, found)[:opt.show]:
        print(line, file=out)
    if opt.json:
        shape = {name: dict(zip(("p", "r", "f1"), (round(v, 2) for v in row))) for name, row in rows.items()}
        right = {name: round(tables.percent(r, of), 2) for name, (of, r) in hits.items()}
        print(json.dumps({"bench": "linking", "reports": len(gold), "incidents": len(set(gold.values())), **shape, **right}), file=out)
        return 0
    tables.print_table(["linking", "P", "R", "F1"], [[name, *row] for name, row in rows.items()], out)
    print(f"\n{len(gold)} reports, {len(set(gold.values()))} incidents, {len(set(found.values()))} clusters found", file=out)
    for name, (of, right) in hits.items():
        print(f"{name} of the linked incident right: {tables.percent(right, of):.1f} % of {of}", file=out)
    return 0


def errors(gold, found):
    """Clusters that hold reports of several incidents, and incidents told in several clusters."""
    mixed, split = defaultdict(set), defaultdict(set)
    for name in gold:
        mixed[found[name]].add(gold[name])
        split[gold[name]].add(found[name])
    lines = [f"cluster {c} holds incidents {' '.join(sorted(own))}" for c, own in sorted(mixed.items()) if len(own) > 1]
    return lines + [f"incident {i} lies in clusters {' '.join(sorted(own))}" for i, own in sorted(split.items()) if len(own) > 1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
