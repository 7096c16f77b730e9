"""Reading of MUC-3/4 texts and answer keys.

A key is blocks of numbered slots; a value goes on on indented lines, one fill a line, with
alternatives between slashes, and `: "ENTITY"` where the fill is about an entity of another
slot. `?` before a fill, and (OPTIONAL) behind a template's number, mark what need not be found.
"""
import datetime
import re

from lib.words import fold

SLOT = re.compile(r"^\s*\d+\.\s+([A-Z]+(?: [A-Z]+)*: [A-Z ]+?)(?:\s{2,}(.*)|\s*)$")
HEADER = re.compile(r"^([A-Z]+\d*-MUC\d-\d{4})\b.*$")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
MONTHS = {m: k for k, m in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), 1)}
ENTITIES = {"perp_individual": "PERP: INDIVIDUAL ID", "perp_organization": "PERP: ORGANIZATION ID",
            "physical_target": "PHYS TGT: ID", "weapon": "INCIDENT: INSTRUMENT ID"}


def texts(text):
    """(id, body) of each message of a file of texts."""
    name, body = None, []
    for line in text.splitlines(keepends=True):
        header = HEADER.match(line.strip())
        if header:
            if name:
                yield name, "".join(body)
            name, body = header.group(1), []
        elif name:
            body.append(line)
    if name:
        yield name, "".join(body)


def templates(text):
    """{message id: [template]}; a message without a template has an empty list."""
    found, slots, slot = {}, None, None
    for line in text.splitlines():
        if line.startswith(";"):
            continue
        match = SLOT.match(line)
        if match and match.group(1) == "MESSAGE: ID":
            slots, slot = {}, None
            found.setdefault(match.group(2).split()[0], []).append(slots)
        elif match and slots is not None:
            slot = slots.setdefault(match.group(1), [])
            add(slot, match.group(2))
        elif line[:1].isspace() and line.strip() and slot is not None:
            add(slot, line)
    return {name: [template(s) for s in blocks if is_filled(s)] for name, blocks in found.items()}


def add(slot, value):
    if value and value.strip():
        slot.append(value.strip())


def is_filled(slots):
    return any(v not in ("*", "-") for v in slots.get("INCIDENT: TYPE", []))


def strings(value):
    return [re.sub(r"\\(.)", r"\1", s) for s in STRING.findall(value)]


def entity(value):
    """The strings of one fill (before the colon of a cross-reference), and whether it is optional."""
    own = re.split(r'"\s*:\s*"', value)[0]
    own = own + '"' if own.count('"') % 2 else own
    return {"strings": {mention(s) for s in strings(own)}, "optional": value.startswith("?")}


def mention(text):
    """A mention as it is compared: folded, without brackets and inner quotes."""
    return fold(re.sub(r'[\[\]"\\]', " ", text))


def template(slots):
    """The template that a block of slots makes."""
    made = {"types": {t.strip("? ").casefold() for v in slots["INCIDENT: TYPE"] for t in v.split("/")},
            "optional": any("OPTIONAL" in v for v in slots.get("MESSAGE: TEMPLATE", [])),
            "date": next(iter(slots.get("INCIDENT: DATE", [])), "-").strip("? "),
            "location": next(iter(slots.get("INCIDENT: LOCATION", [])), "-").strip("? ")}
    for slot, name in ENTITIES.items():
        made[slot] = [entity(v) for v in slots.get(name, []) if '"' in v]
    made["human_target"] = victims(slots)
    return made


def victims(slots):
    """Human targets: names with the descriptions that refer to them, and descriptions alone."""
    found = [entity(v) for v in slots.get("HUM TGT: NAME", []) if '"' in v]
    for value in slots.get("HUM TGT: DESCRIPTION", []):
        if '"' not in value:
            continue
        refers = re.search(r'"\s*:\s*(".*)$', value)
        owner = next((e for e in found if refers and e["strings"] & {mention(s) for s in strings(refers.group(1))}), None)
        fill = entity(value)
        if owner:
            owner["strings"] |= fill["strings"]
        else:
            found.append(fill)
    for one in found:
        one["number"] = told_of(one, slots.get("HUM TGT: NUMBER", []))
        one["effect"] = told_of(one, slots.get("HUM TGT: EFFECT OF INCIDENT", []))
    return found


def told_of(one, values):
    """The alternatives of a fill that is about this entity: {"DEATH"}, {"1"}; empty where none is."""
    told = set()
    for value in values:
        head, _, rest = value.partition(": ")
        if rest and {mention(s) for s in strings(rest)} & one["strings"]:
            told |= {h.strip("? ") for h in head.split("/")}
    return told


# ---------------------------------------------------------------- dates

def day(text):
    """'02 FEB 90' as a date, or None."""
    match = re.fullmatch(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})", text.strip(" ()").upper())
    if not match or match.group(2) not in MONTHS:
        return None
    try:
        return datetime.date(1900 + int(match.group(3)), MONTHS[match.group(2)], int(match.group(1)))
    except ValueError:
        return None


def spans(text):
    """The alternatives of a date fill as (from, to); from is None for 'on or before'."""
    found = []
    for part in text.split("/"):
        before, dash, after = part.strip(" ()").partition("-")
        first, last = day(before), day(after if dash else before)
        if last and (first or not before.strip()):
            found.append((first, last))
    return found
