"""Running the sitrep program over many texts at once."""
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DEFAULT = os.path.join(ROOT, "build", "sitrep")


class ProgramError(Exception):
    """The program did not run, or what it printed cannot be read."""


def add_options(parser):
    """The options that every benchmark has."""
    parser.add_argument("--sitrep", default=DEFAULT, help="the program (default build/sitrep)")
    parser.add_argument("--timeout", type=float, default=900, help="seconds for one run of the program")
    parser.add_argument("--json", action="store_true", help="one line of figures instead of tables")
    parser.add_argument("--show", type=int, nargs="?", const=100, default=0, metavar="N",
                        help="list up to N errors (default 100)")


def read_records(program, records, timeout=900, options=()):
    """Readings by id: `records` are dictionaries of id, text and, if known, date, title, source.

    All go through one `sitrep read --format jsonl -`. A record without a reading is
    left out, and what the program said about it goes to standard error.
    """
    lines = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
    printed, said, code = _run([program, "read", "--format", "jsonl", *options, "-"], lines, timeout)
    readings = {}
    for number, line in enumerate(printed.split("\n"), 1):
        if line.strip():
            reading = _parse(line, f"line {number} of the output")
            readings[str(reading["document"]["id"])] = reading
    missing = [r["id"] for r in records if str(r["id"]) not in readings]
    if missing or code:
        print(f"sitrep ended with {code}; {len(missing)} of {len(records)} without a reading"
              f" {' '.join(map(str, missing[:5]))}\n{said[:2000]}", file=sys.stderr)
    return readings


def debug_records(program, stage, records, timeout=900):
    """What `sitrep debug STAGE --format json` prints for each record, by id: lists of spans.

    Each text goes into a file of its own, for offsets must be those of the bare text.
    """
    found = {}
    with tempfile.TemporaryDirectory(prefix="sitrep-eval-") as folder:
        path = os.path.join(folder, "text.txt")
        for record in records:
            with open(path, "wb") as stream:
                stream.write(record["text"].encode("utf-8"))
            dated = ["--date", record["date"]] if record.get("date") else []
            printed, said, code = _run([program, "debug", stage, "--format", "json", *dated, path], "", timeout)
            if code:
                print(f"{record['id']}: sitrep debug {stage} ended with {code}: {said[:300]}", file=sys.stderr)
            found[str(record["id"])] = _parse(printed, f"debug {stage}") if printed.strip() else []
    return found


def read_file(program, path, options, timeout=900):
    """The reading of one file with the options given, or None where there is none."""
    printed, said, code = _run([program, "read", "--format", "json", *options, path], "", timeout)
    if code or not printed.strip():
        print(f"{path}: sitrep ended with {code}: {said[:500]}", file=sys.stderr)
    return _parse(printed, path) if printed.strip() else None


def _run(command, given, timeout):
    try:
        done = subprocess.run(command, input=given.encode("utf-8"), capture_output=True, timeout=timeout, check=False)
    except OSError as error:
        raise ProgramError(f"{command[0]}: {error.strerror}") from error
    except subprocess.TimeoutExpired as error:
        raise ProgramError(f"{command[0]}: not done after {timeout:.0f} s") from error
    return done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"), done.returncode


def _parse(text, where):
    try:
        return json.loads(text)
    except ValueError as error:
        raise ProgramError(f"{where}: no JSON: {error}") from error


def given_spans(program, option, name, text, spans, timeout):
    """What `sitrep debug places OPTION FILE` answers for spans told in FILE, `from to` in bytes, one a line."""
    with tempfile.TemporaryDirectory(prefix="sitrep-eval-") as folder:
        path, marks = os.path.join(folder, "text.txt"), os.path.join(folder, "spans")
        with open(path, "wb") as stream:
            stream.write(text.encode("utf-8"))
        with open(marks, "w", encoding="utf-8") as stream:
            stream.writelines(f"{start} {end}\n" for start, end in spans)
        printed, said, code = _run([program, "debug", "places", "--format", "json", option, marks, path], "", timeout)
    if code:
        print(f"{name}: sitrep debug places {option} ended with {code}: {said[:300]}", file=sys.stderr)
    return _parse(printed, name) if printed.strip() else []
