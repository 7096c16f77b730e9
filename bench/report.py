#!/usr/bin/env python3
"""report.py SITREP [N]: CPU time and peak memory of a security report over N (100,000) incidents of one year, in every format.

Files 3,000 invented reports (record.py) into a record, then multiplies its incidents by SQL, each with an id and reports of its
own: the report counts and lists N incidents."""
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile

from record import report

DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
LIMITS = {"html": 2, "md": 2, "csv": 2, "json": 2, "xlsx": 8, "pdf": 4}


def file_some(program, record, folder):
    path = os.path.join(folder, "some.jsonl")
    with open(path, "w", encoding="utf-8") as stream:
        for n in range(3000):
            made = report(n)
            made["id"] = f"r{n:07}"
            stream.write(json.dumps({k: v.replace(made["date"][:4], "2021") for k, v in made.items()}) + "\n")
    subprocess.run([program, "add", "--record", record, "--now", "2026-01-01T00:00:00Z", path], check=True, capture_output=True)


def multiply(record, count):
    """`count` incidents, each with its own id and reports of its own."""
    base, pick, copies = sqlite3.connect(record), random.Random(1), 0
    rows = base.execute("SELECT known.*, bytes, (SELECT group_concat(id, ' ') FROM known_document JOIN document USING(doc) WHERE "
                        "known_document.i=known.i) FROM known JOIN known_bytes USING(i) WHERE date_from LIKE '2021-%' AND counted "
                        "ORDER BY i").fetchall()
    columns = [c[1] for c in base.execute("PRAGMA table_info(known)")]
    texts = dict(base.execute("SELECT id, text FROM document JOIN document_text USING(doc)"))
    at = {name: n for n, name in enumerate(columns)}
    base.execute("DELETE FROM known WHERE day IS NULL OR day BETWEEN 18628 AND 18992")
    for i in range(count):
        *row, data, reports = rows[i % len(rows)]
        old, new = row[at["id"]], "".join(pick.choice(DIGITS) for _ in range(10))
        row[at["i"]], row[at["id"]], data = 1000000 + i, new, data.replace(old.encode(), new.encode())
        for name in reports.split():
            copies += 1
            data = data.replace(name.encode(), f"c{copies:07}".encode())
            base.execute("INSERT INTO document(doc, id, sha256, source, bytes, rev) VALUES(?, ?, ?, ?, ?, 1)",
                         (1000000 + copies, f"c{copies:07}", f"{copies:064}", f"Paper {copies % 7}", len(texts[name])))
            base.execute("INSERT INTO document_text(doc, text) VALUES(?, ?)", (1000000 + copies, texts[name]))
        base.execute(f"INSERT INTO known VALUES({','.join('?' * len(columns))})", row)
        base.execute("INSERT INTO known_bytes VALUES(?, ?)", (1000000 + i, data))
    base.commit()
    base.close()


def measured(command):
    """CPU seconds and MB at the peak of one run."""
    done = os.fork()
    if not done:
        os.execvp(command[0], command)
    _, status, used = os.wait4(done, 0)
    if status:
        sys.exit(f"{' '.join(command)}: status {status}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100000
    with tempfile.TemporaryDirectory(prefix="sitrep-bench-") as folder:
        record = os.path.join(folder, "r.db")
        file_some(program, record, folder)
        multiply(record, count)
        for kind, limit in LIMITS.items():
            path = os.path.join(folder, f"r.{kind}")
            seconds, megabytes = measured([program, "report", "--record", record, "--period", "2021", "-o", path])
            late = "" if seconds < limit and megabytes < 400 else f"   more than {limit} s or 400 MB"
            print(f"{kind:5} {seconds:6.2f} s  {megabytes:5.0f} MB  {os.path.getsize(path) / 2**20:6.1f} MB file{late}", flush=True)


if __name__ == "__main__":
    main()
