"""The project's own report texts, for tests that run over all of them."""
import glob
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent


def spec_texts():
    """(id, text, date) of the minimal pairs in tests/spec."""
    for path in sorted((ROOT / "tests/spec").glob("*.txt")):
        date, text, start = None, [], 0
        lines = path.read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines + ["# end"], 1):
            if line.startswith("  ") and text:
                text.append("" if line[2:] == "." else line[2:])
                continue
            if text:
                yield f"{path.name}:{start}", "\n".join(text), date
                text = []
            if line.startswith("# "):
                date = None
            elif line.startswith("date "):
                date = line[5:].strip()
            elif line[:2] in ("+ ", "- "):
                text, start = [line[2:]], number


def golden_texts():
    """(id, text, date) of the golden reports."""
    for name in sorted(glob.glob(str(ROOT / "tests/golden/reports/*.txt"))):
        path = pathlib.Path(name)
        args = path.with_suffix(".args")
        words = args.read_text(encoding="utf-8").split() if args.exists() else []
        date = words[words.index("--date") + 1] if "--date" in words else None
        yield path.name, path.read_text(encoding="utf-8"), date


def sample_texts():
    for path in sorted((ROOT / "samples").glob("*.txt")):
        yield path.name, path.read_text(encoding="utf-8"), None


def all_texts():
    yield from golden_texts()
    yield from sample_texts()
    yield from spec_texts()


def as_json_lines(texts):
    """JSON Lines, the input of `sitrep read --input jsonl -`."""
    lines = []
    for name, text, date in texts:
        record = {"id": name, "text": text}
        if date:
            record["date"] = date
        lines.append(json.dumps(record, ensure_ascii=False))
    return ("\n".join(lines) + "\n").encode("utf-8")
