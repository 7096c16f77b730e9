"""A reading taken apart into facts, and two readings compared fact by fact.

A fact is one filled field: {path: value}. An element of a set is a path of its own
("tactics=ied"), so that each counts. An item that has no counterpart (an incident, a
row, a person) is missing or spurious with all its facts.
"""
from collections import namedtuple

from golden import align
from lib import earth
from lib.words import alike, fold, same

Fact = namedtuple("Fact", "group path expected got right whole")

NEAR_KM = 15.0
LEVELS = ("site", "neighbourhood", "locality", "admin2", "admin1", "country")
UNASKED = {"admin2", "point", "gazetteer", "id"}  # not compared where the golden reading has null
LOOSE = {"speaker", "site", "publisher"}


# ---------------------------------------------------------------- facts of each kind of item

def of_date(date, prefix=""):
    date = date or {}
    known = {k: date.get(k) for k in ("from", "to", "precision", "time")}
    if not known["from"] and known["precision"] == "unknown":
        known["precision"] = None
    return {prefix + k: v for k, v in known.items()}


def of_place(place):
    place = place or {}
    facts = {k: place.get(k) for k in LEVELS}
    if place.get("lat") is not None and place.get("lon") is not None:
        facts["point"] = (place["lat"], place["lon"])
    facts["gazetteer"] = place.get("gazetteer")
    facts["precision"] = None if place.get("precision") == "unknown" else place.get("precision")
    return facts


def of_actor(actor):
    facts = {k: actor.get(k) for k in ("role", "name", "id", "kind", "certainty")}
    facts["denial"] = actor.get("denial") or None
    return facts


def of_row(row):
    keys = ("outcome", "who", "side", "low", "best", "high", "qualifier", "scope", "part_of", "attribution")
    facts = {k: row.get(k) for k in keys}
    facts.update({f"names={fold(name)}": True for name in row.get("names") or []})
    return facts


def of_thing(thing):
    return {"kind": thing.get("kind"), "count": thing.get("count")}


def of_speaker(entry):
    return {k: entry.get(k) for k in ("speaker", "speaker_kind", "stance")}


def of_person(person):
    facts = {"name": person.get("name"), "condition": person.get("condition")}
    facts["affiliation"] = (person.get("affiliation") or {}).get("name")
    facts["affiliation/certainty"] = (person.get("affiliation") or {}).get("certainty")
    for role in person.get("roles") or []:
        facts[f"roles={role.get('incident')} {role.get('role')}"] = role.get("certainty") or "stated"
    seen = {}
    for step in person.get("proceedings") or []:
        kind = step.get("kind")
        seen[kind] = seen.get(kind, 0) + 1
        name = f"proceedings={kind}" + (f" {seen[kind]}" if seen[kind] > 1 else "")
        facts[name] = True
        facts[name + "/count"] = step.get("count")
        date = of_date(step.get("date"))
        facts[name + "/date"] = f"{date['from']}..{date['to']}" if date["from"] or date["to"] else None
        facts.update({f"{name}/places={fold(p)}": True for p in step.get("places") or []})
    return facts


def of_campaign(campaign):
    facts = {k: campaign.get(k) for k in ("name", "kind", "status")}
    facts.update(of_date(campaign.get("date"), "date/"))
    return facts


def of_statistic(entry):
    facts = {k: entry.get(k) for k in ("publisher", "measure", "value", "value_high", "unit", "who")}
    places = entry.get("place") or []
    for place in places if isinstance(places, list) else [places]:
        finest = next((place[k] for k in LEVELS if place.get(k)), None)
        if finest:
            facts[f"place={fold(finest)}"] = True
    facts.update({f"period/{k}": (entry.get("period") or {}).get(k) for k in ("from", "to")})
    change = entry.get("change") or {}
    facts.update({f"change/{k}": change.get(k) for k in ("direction", "percent", "from_value")})
    before = change.get("from_period") or {}
    facts.update({f"change/from_period/{k}": before.get(k) for k in ("from", "to")})
    return facts


def of_totals(totals):
    facts = {}
    for outcome in ("killed", "injured"):
        for column, cell in ((totals or {}).get(outcome) or {}).items():
            if cell and any(v is not None for v in cell.values()):
                facts[f"{outcome}/{column}"] = "{}/{}/{}".format(*(cell.get(k) for k in ("low", "best", "high")))
    return facts


def of_document(document):
    keys = ("title", "published", "dateline", "agency")
    facts = {k: document.get(k) for k in keys}
    facts["published_basis"] = document.get("published_basis")
    return facts


# ---------------------------------------------------------------- comparing

def equal(path, expected, got):
    name = path.rsplit("/", 1)[-1]
    if name == "point":
        return earth.km(*expected, *got) <= NEAR_KM
    if name in LOOSE:
        return alike(expected, got)
    if isinstance(expected, str) and isinstance(got, str):
        return same(expected, got)
    return expected == got and isinstance(expected, bool) == isinstance(got, bool)


class Sheet:
    """The facts of one report, compared."""

    def __init__(self):
        self.facts = []

    def compare(self, group, where, expected, got, whole=None):
        """Compare two {path: value}; values of None are no facts."""
        for path in [*expected, *(p for p in got if p not in expected)]:
            want, have = expected.get(path), got.get(path)
            if want is None and path.rsplit("/", 1)[-1] in UNASKED and whole is None:
                continue
            if want is None and have is None:
                continue
            right = want is not None and have is not None and equal(path, want, have)
            full = where if not path else f"{where}/{path}" if where else path
            self.facts.append(Fact(group, full, want, have, right, whole))

    def missing(self, group, where, facts, label):
        """All facts of an item without counterpart; `label` is (path of the item, words that tell it)."""
        self.compare(group, where, facts, {}, (label[0], f"missing {label[1]}"))

    def spurious(self, group, where, facts, label):
        asked = {k: v for k, v in facts.items() if k not in UNASKED}
        self.compare(group, where, {}, asked, (label[0], f"spurious {label[1]}"))

    def items(self, kind, where, expected, got, facts_of, rename=None):
        """Align two lists of items of one kind and compare them. Returns {index of got: of expected}."""
        pairs = align.pairs(kind, expected, got)
        back = {j: i for i, j in pairs}
        own = dict(pairs)
        for i, item in enumerate(expected):
            at = f"{where}/{i}"
            if i in own:
                other = got[own[i]] if rename is None else rename(got[own[i]], back)
                self.compare(kind, at, facts_of(item), facts_of(other))
            else:
                self.missing(kind, at, facts_of(item), (at, align.label(kind, item)))
        for j, item in enumerate(got):
            if j not in back:
                at = f"{where}/+{j}"
                self.spurious(kind, at, facts_of(item), (at, align.label(kind, item)))
        return back


def renamed(item, **maps):
    """A copy of an item with the references under the keys given replaced."""
    copy = dict(item)
    for key, table in maps.items():
        if copy.get(key) is not None:
            copy[key] = table.get(copy[key], f"+{copy[key]}")
    return copy
