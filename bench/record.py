#!/usr/bin/env python3
"""record.py SITREP [N]: files N (100,000) invented reports into a new record and prints reports a second, the time of the last tenth
against the first, and how long questions take. Deterministic reports; three of four tell of an incident of their own.

Beside the time on the clock stands the time of the processor, of all threads: on a machine that does other things only that tells."""
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

TOWNS = "Quetta Mastung Khuzdar Turbat Panjgur Gwadar Kalat Bannu Kohat Tank Hangu Mardan Swabi Peshawar Karachi Hyderabad Sukkur Lahore Multan Kulachi " \
        "Nushki Chaman Sibi Dera Bugti Larkana Shikarpur Jacobabad Abbottabad Charsadda Kasur Sialkot Gujrat".split()
GIVEN = "Ahmad Gul Naseer Karim Saleem Wazir Zahid Imran Jamal Haroon Latif Munir Qasim Rashid Sajid Tariq Umar Wahid Yousaf Zaman Bilal Danish Ehsan Fahad".split()
LAST = "Khan Zaman Baloch Marri Afridi Mehsud Wazir Khattak Bugti Mengal Rind Jamali Soomro Shah Abbasi Durrani Achakzai Kakar Tareen Bangash".split()
DOERS = ["gunmen", "militants", "unidentified men on a motorbike", "TTP militants", "BLA fighters"]
HURT = ["policemen", "labourers", "soldiers", "Levies men", "passers-by", "traders"]
PLACES = ["a checkpost", "a tea shop", "a bazaar", "a van", "a mosque", "a school", "a petrol pump", "a bridge"]
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def report(n):
    """Report n: of a new incident, or, one in four, again of one before."""
    own = n if n % 4 else max(1, n - 3)
    r, tell = random.Random(own), random.Random(n)
    year, month, day = 2010 + r.randrange(14), 1 + r.randrange(12), 1 + r.randrange(28)
    killed, hurt = 1 + r.randrange(9), 1 + r.randrange(20)
    name, town, doer = f"{r.choice(GIVEN)} {r.choice(LAST)}", r.choice(TOWNS), r.choice(DOERS)
    victims, place = r.choice(HURT), r.choice(PLACES)
    words = " ".join(f"{tell.choice(GIVEN).lower()}{tell.randrange(999)}" for _ in range(2))
    text = (f"{town.upper()}: At least {killed} {victims} were killed and {hurt} others injured when {doer} attacked {place} in {town} on "
            f"{day:02} {year}-{month:02}-{day:02}, police said. One of the dead was identified as {name}. " +
            ("A case was registered and a search was launched in the area, an official said. " * 3) +
            f"Residents spoke of {words}. The injured were taken to a hospital in {town}, where doctors said that some were in a critical state.")
    return {"id": f"r{n}", "date": f"{year}-{month:02}-{day:02}", "source": f"Paper {n % 7}", "text": text}


def timed(command):
    """Seconds on the clock."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def worked():
    """Seconds that all commands so far have kept a processor busy."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main():
    program, n = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100000
    with tempfile.TemporaryDirectory(prefix="sitrep-bench-") as folder:
        record, total, spans, busy = os.path.join(folder, "r.db"), 0.0, [], []
        for k in range(10):
            path = os.path.join(folder, f"{k}.jsonl")
            with open(path, "w", encoding="utf-8") as stream:
                for i in range(k * n // 10, (k + 1) * n // 10):
                    stream.write(json.dumps(report(i)) + "\n")
            before = worked()
            spans.append(timed([program, "add", "--record", record, "--now", f"2026-01-{k + 1:02}T00:00:00Z", path]))
            busy.append(worked() - before)
            total += spans[-1]
            print(f"{(k + 1) * n // 10} reports: {n / 10 / spans[-1]:.0f} a second; {n / 10 / busy[-1]:.0f} a second of processor", flush=True)
        print(f"all: {n / total:.0f} reports a second, {n / sum(busy):.0f} a second of processor; the last tenth took {spans[-1] / spans[0]:.2f} times "
              f"the first, {busy[-1] / busy[0]:.2f} times the processor; {os.path.getsize(record) / 2**20:.0f} MB")
        ask = [program, "incidents", "--record", record]
        for name, more in [("place", ["--place", "Mastung"]), ("province, period", ["--place", "Balochistan", "--from", "2020-01-01"]),
                           ("killed", ["--min-killed", "9"]), ("text", ["--text", "\"tea shop\" AND Panjgur"]),
                           ("box", ["--box", "66,29,67.5,30.5"]), ("actor", ["--actor", "Balochistan Liberation Army"])]:
            print(f"incidents by {name}: {1000 * min(timed(ask + more) for _ in range(3)):.0f} ms")
        done = subprocess.run(ask + ["--limit", "1"], capture_output=True, text=True, check=True)
        print(f"show: {1000 * min(timed([program, 'show', '--record', record, done.stdout[:10]]) for _ in range(3)):.0f} ms")


if __name__ == "__main__":
    main()
