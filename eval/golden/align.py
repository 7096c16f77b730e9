"""Which item of the reading answers to which expected one.

Each kind of item has a likeness, 0 where two items cannot be the same; the pairing is
the one with the greatest sum of likenesses, so that the order of a list is of no account.
"""
from lib.assign import best_pairs
from lib.words import alike, same, tokens


def pairs(kind, expected, got):
    """Pairs of indices, each index in one pair at most."""
    alike_by = LIKENESS[kind]
    return best_pairs([[alike_by(e, g) for g in got] for e in expected])


def _both(a, b, key):
    return a.get(key) is not None and a.get(key) == b.get(key)


def _figure(row):
    return next((row[k] for k in ("best", "low", "high") if row.get(k) is not None), None)


def _share_words(a, b):
    return bool(tokens(a or "") & tokens(b or ""))


def row(a, b):
    if a.get("outcome") != b.get("outcome"):
        return 0
    names = {n.casefold() for n in a.get("names") or []} & {n.casefold() for n in b.get("names") or []}
    score = 4 * (_figure(a) == _figure(b)) + 3 * _both(a, b, "who") + 3 * bool(names)
    return score and score + sum(0.5 * _both(a, b, k) for k in ("side", "scope", "qualifier"))


def actor(a, b):
    score = 4 * (a.get("name") is not None and same(a["name"], b.get("name")))
    score += 2 * _both(a, b, "role") + 2 * _both(a, b, "kind") + 2 * _share_words(a.get("text"), b.get("text"))
    return score + 0.5 * _both(a, b, "certainty") if score >= 4 else 0


def thing(a, b):
    if a.get("kind") != b.get("kind"):
        return 0
    return 2 + _both(a, b, "count") + _share_words(a.get("text"), b.get("text"))


def speaker(a, b):
    score = 3 * alike(a.get("speaker"), b.get("speaker")) + 2 * _both(a, b, "speaker_kind") + _both(a, b, "stance")
    return score if score >= 3 else 0


def person(a, b):
    if same(a.get("name"), b.get("name")):
        return 9
    return 3 if alike(a.get("name"), b.get("name")) else 0


def campaign(a, b):
    return 2 if alike(a.get("name"), b.get("name")) else 0


def statistic(a, b):
    if not _both(a, b, "value"):
        return 0
    score = 4 + 2 * _both(a, b, "measure") + _both(a, b, "who") + _both(a, b, "unit")
    return score + (a.get("period") == b.get("period")) + _same_place(a.get("place"), b.get("place"))


def relation(a, b):
    return 1 if all(a.get(k) == b.get(k) for k in ("from", "to", "kind")) else 0


def _same_place(a, b):
    first = [p[0] if isinstance(p, list) and p else p for p in (a, b)]
    if not all(isinstance(p, dict) for p in first):
        return 0
    return sum(same(first[0].get(k), first[1].get(k)) for k in ("locality", "admin1", "country")) / 3


def incident(a, b):
    """How much two incidents have in common; what most incidents share weighs little."""
    score = _date_likeness(a.get("date") or {}, b.get("date") or {})
    place, other = a.get("place") or {}, b.get("place") or {}
    for key, weight in (("site", 2), ("neighbourhood", 2), ("locality", 2), ("admin2", 1), ("admin1", 0.5)):
        score += weight * (place.get(key) is not None and same(place[key], other.get(key)))
    rows = [[row(x, y) for y in b.get("casualties") or []] for x in a.get("casualties") or []]
    score += sum(min(rows[i][j], 4) / 2 for i, j in best_pairs(rows))
    mine, theirs = ([x.get("name") for x in i.get("actors") or [] if x.get("name")] for i in (a, b))
    score += sum(any(same(x, y) for y in theirs) for x in mine)
    score += 4 * _shared_evidence(a.get("evidence") or [], b.get("evidence") or [])
    if score < 2:
        return 0
    return score + 0.6 * _both(a, b, "frame") + 0.4 * _both(a, b, "status") + 0.6 * _both(a, b, "class")


def _date_likeness(a, b):
    if not a.get("from") or not b.get("from"):
        return 0
    if a["from"] == b["from"] and a.get("to") == b.get("to"):
        return 2
    return 1 if a["from"] <= (b.get("to") or b["from"]) and b["from"] <= (a.get("to") or a["from"]) else 0


def _shared_evidence(expected, got):
    """Share of the expected spans that a span of the other incident overlaps."""
    spans = [(e["from"], e["to"]) for e in got if e.get("from") is not None]
    hit = sum(any(e["from"] < t and f < e["to"] for f, t in spans) for e in expected)
    return hit / len(expected) if expected else 0


LIKENESS = {"incidents": incident, "casualties": row, "actors": actor, "weapons": thing, "seized": thing,
            "attribution": speaker, "people": person, "campaigns": campaign, "statistics": statistic,
            "relations": relation}


# ---------------------------------------------------------------- one line for an item

def count_text(item):
    low, best, high = (item.get(k) for k in ("low", "best", "high"))
    if low == best == high:
        return str(best)
    return "/".join("?" if v is None else str(v) for v in (low, best, high))


def label(kind, item):
    """An item in a few words, for lists of differences."""
    if kind == "incidents":
        return _incident_label(item)
    if kind == "casualties":
        names = " " + ", ".join(item["names"]) if item.get("names") else ""
        part = "" if item.get("part_of") is None else f" of {item['part_of']}"
        words = (item.get("outcome"), count_text(item), item.get("who"), item.get("side"), item.get("qualifier"), item.get("scope"))
        return " ".join(map(str, words)) + part + names
    keys = {"actors": ("role", "name", "text", "kind", "certainty"), "weapons": ("kind", "count", "text"),
            "seized": ("kind", "count", "text"), "attribution": ("speaker", "speaker_kind", "stance"),
            "people": ("name", "condition"), "campaigns": ("name", "kind", "status"),
            "statistics": ("publisher", "measure", "value", "unit", "who"), "relations": ("kind", "from", "to")}[kind]
    return " ".join(str(item[k]) for k in keys if item.get(k) is not None)


def _incident_label(item):
    place, date = item.get("place") or {}, item.get("date") or {}
    finest = next((place[k] for k in ("neighbourhood", "locality", "admin2", "admin1", "country") if place.get(k)), "?")
    day = date.get("from") or "?"
    if date.get("to") and date["to"] != date.get("from"):
        day += ".." + date["to"]
    rows = "; ".join(f"{r.get('outcome')} {count_text(r)} {r.get('who')}" for r in item.get("casualties") or [])
    shape = (item.get("frame"), item.get("status"), item.get("class"), "+".join(item.get("tactics") or []))
    return " ".join(map(str, shape)) + f" {day} {finest} [{rows}]"
