#!/usr/bin/env python3
"""report.py SITREP [N]: CPU time and peak memory of a security report over N (100,000) incidents of one year, in every format.

Files 3,000 invented reports (record.py) into a record, then multiplies its incidents by SQL, each with an id of its own and another
day of the year: the report counts and lists N incidents."""
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
    import json
    path = os.path.join(folder, "some.jsonl")
    with open(path, "w", encoding="utf-8") as stream:
        for n in range(3000):
            made = report(n)
            stream.write(json.dumps({k: v.replace(made["date"][:4], "2021") for k, v in made.items()}) + "\n")
    subprocess.run([program, "add", "--record", record, "--now", "2026-01-01T00:00:00Z", path], check=True, capture_output=True)


def multiply(record, count):
    base, pick = sqlite3.connect(record), random.Random(1)
    rows = base.execute("SELECT known.*, bytes FROM known JOIN known_bytes USING(i) WHERE date_from LIKE '2021-%' AND counted ORDER BY i").fetchall()
    columns = [c[1] for c in base.execute("PRAGMA table_info(known)")]
    at = {name: n for n, name in enumerate(columns)}
    base.execute("DELETE FROM known WHERE day IS NULL OR day BETWEEN 18628 AND 18992")
    for i in range(count):
        row, new = list(rows[i % len(rows)]), "".join(pick.choice(DIGITS) for _ in range(10))
        row[at["i"]], old, row[at["id"]] = 1000000 + i, row[at["id"]], new
        base.execute(f"INSERT INTO known VALUES({','.join('?' * len(columns))})", row[:-1])
        base.execute("INSERT INTO known_bytes VALUES(?, ?)", (1000000 + i, row[-1].replace(old.encode(), new.encode())))
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
        if os.environ.get("KEEP"):
            os.replace(record, os.environ["KEEP"])


if __name__ == "__main__":
    main()
