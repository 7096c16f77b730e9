"""Reading of gold files: plain or gzip'd JSON Lines, JSON, and text."""
import gzip
import hashlib
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


def add_half(parser):
    """The option of the benchmarks that are split by a hash: rules are made looking at A only, figures quoted for B."""
    parser.add_argument("--half", choices="AB", help="one half of the documents, by a hash: tune on A, quote B")


def in_half(key, half):
    """Does a document of this name, or first words, belong to the half asked for? None asks for all."""
    return half is None or "AB"[hashlib.md5(key.encode("utf-8")).digest()[0] & 1] == half
