"""Reading of gold files: plain or gzip'd JSON Lines, JSON, and text."""
import gzip
import json


def read_text(path):
    """The text of a file, gzip'd or not; bad UTF-8 is replaced."""
    with open(path, "rb") as stream:
        data = stream.read()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    return data.decode("utf-8", "replace").removeprefix("\ufeff")


def read_json_lines(path):
    """A list of one object a line; a file that is one JSON array works too."""
    text = read_text(path)
    if text.lstrip().startswith("["):
        return json.loads(text)
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def byte_offsets(text):
    """offset[k] is the byte at which character k begins; one more for the end."""
    offsets, at = [], 0
    for character in text:
        offsets.append(at)
        at += len(character.encode("utf-8", "replace"))
    return [*offsets, at]


def day(value):
    """The YYYY-MM-DD of a date or a time stamp, or None."""
    text = str(value or "")[:10]
    return text if len(text) == 10 and text[4] == text[7] == "-" else None


def between(records, key, first, last):
    """Records whose day under `key` lies between two days, both included; None is open."""
    kept = []
    for record in records:
        when = day(record.get(key))
        if (first is None or (when and when >= first)) and (last is None or (when and when <= last)):
            kept.append(record)
    return kept
