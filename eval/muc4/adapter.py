"""MUC templates read off a reading.

A template is {type, date, place, and a list of entities for each slot}; an entity is
{text, number, effect}. The task asks for terrorism and violence by states of the last two months:
clashes of armed forces, crime without a cause, and old incidents are no templates.
"""
import datetime

from lib.reading import number, outcomes
from muc4.keys import mention

KIDNAPPING = {"abduction", "hostage_taking", "hijacking"}
BOMBING = {"ied", "bombing", "vehicle_bomb", "suicide_bombing", "landmine", "grenade"}
ASSAULT = {"shooting", "targeted_killing", "ambush", "raid", "sniper", "stabbing", "execution", "lynching",
           "rocket_or_mortar", "shelling", "airstrike", "sabotage", "body_found", "riot", "other"}
FORCE_ON_CIVILIANS = {"execution", "targeted_killing", "abduction", "lynching"}
OUTSIDE = {"clash", "infighting", "cross_border", "crime"}
STALE_DAYS = 62
EFFECT = {"killed": "DEATH", "injured": "INJURY"}
SLOTS = ("perp_individual", "perp_organization", "physical_target", "human_target", "weapon")
VICTIM_OUTCOMES = {"killed", "injured", "abducted", "missing"}
VICTIM_ROLES = {"killed": "DEATH", "injured": "INJURY", "abducted": None, "target": "NO INJURY"}


def templates(reading):
    """All templates of one report."""
    if "templates" in reading:
        return [learned(reading, told) for told in reading["templates"]]
    published = (reading.get("document") or {}).get("published")
    made = []
    for incident in reading.get("incidents") or []:
        if relevant(incident, published):
            people = [p for p in reading.get("people") or []
                      if any(r.get("incident") == incident.get("ref") for r in p.get("roles") or [])]
            made += [template(kind, incident, people) for kind in types(incident)]
    return made


def learned(reading, told):
    """A template that the learned model made, with the day and place of the incident that it stands with."""
    own = next((i for i in reading.get("incidents") or [] if i.get("ref") == told.get("incident")), {})
    made = {"type": told["type"], "date": own.get("date") or {}, "place": own.get("place") or {}}
    for slot in SLOTS:
        fills = [f["text"] for f in told["fills"] if f["part"] == slot]
        made[slot] = [{"text": text, **known(own, text)} if slot == "human_target" else {"text": text} for text in fills]
    return made


def known(incident, text):
    """How many they were and what befell them, by the ledger row whose words share the last one."""
    last = mention(text).split()[-1:]
    for row in incident.get("casualties") or []:
        names = [n for n in row.get("names") or [] if mention(n).split()[-1:] == last]
        if names or mention(row.get("text") or "").split()[-1:] == last:
            return {"number": "1" if names else count(row), "effect": EFFECT.get(row["outcome"])}
    return {"number": None, "effect": None}


def relevant(incident, published):
    if incident.get("status") in ("denied", "planned") or incident.get("class") in OUTSIDE:
        return False
    if incident.get("class") == "operation" and not FORCE_ON_CIVILIANS & set(incident.get("tactics") or []):
        return False
    last = (incident.get("date") or {}).get("to")
    if incident.get("frame") == "recalled" and last and published:
        age = datetime.date.fromisoformat(published) - datetime.date.fromisoformat(last)
        return age.days <= STALE_DAYS
    return True


def types(incident):
    """MUC types of an incident, in a fixed order; attack where no other holds."""
    tactics, found = set(incident.get("tactics") or []), []
    for name, own in (("kidnapping", KIDNAPPING), ("bombing", BOMBING), ("arson", {"arson"}), ("robbery", {"robbery"})):
        if own & tactics:
            found.append(name)
    if not found or ("bombing" not in found and tactics & ASSAULT and outcomes(incident) & {"killed", "injured"}):
        found.append("attack")
    return found


def template(kind, incident, people):
    actors = incident.get("actors") or []
    doers = [a for a in actors if a.get("role") in ("initiator", "claimant")]
    accused = [{"text": p["name"]} for p in people if has_role(p, incident, {"accused_perpetrator", "accused_planner"})]
    return {
        "type": kind, "date": incident.get("date") or {}, "place": incident.get("place") or {},
        "perp_individual": unique([{"text": a["text"]} for a in doers if not a.get("name")] + accused),
        "perp_organization": unique([{"text": a["text"]} for a in doers if a.get("name")]),
        "physical_target": unique([{"text": t["text"]} for t in incident.get("physical_targets") or []]),
        "human_target": unique(victims(incident, people)),
        "weapon": unique([{"text": w["text"]} for w in incident.get("weapons") or [] if w.get("text")]),
    }


def has_role(person, incident, wanted):
    return any(r.get("incident") == incident.get("ref") and r.get("role") in wanted for r in person.get("roles") or [])


def victims(incident, people):
    """Named victims first, then those of the rows told in words, then targets that are no row."""
    found = []
    for person in people:
        for role in person.get("roles") or []:
            if role.get("incident") == incident.get("ref") and role.get("role") in VICTIM_ROLES:
                found.append({"text": person["name"], "number": "1", "effect": VICTIM_ROLES[role["role"]]})
    rows = [r for r in incident.get("casualties") or [] if r.get("outcome") in VICTIM_OUTCOMES
            and r.get("side") != "initiator" and r.get("scope") != "alternative" and number(r) != 0]
    for row in rows:
        told = {"number": count(row), "effect": EFFECT.get(row["outcome"])}
        found += [{"text": name, "number": "1", "effect": told["effect"]} for name in row.get("names") or []]
        if row.get("text"):
            found.append({"text": row["text"], **told})
    if not found:
        found = [{"text": a["text"], "number": None, "effect": None} for a in incident.get("actors") or []
                 if a.get("role") == "target"]
    return found


def count(row):
    if row.get("qualifier") == "vague" or number(row) is None:
        return "PLURAL"
    return str(number(row))


VAGUE = {"first", "second", "third", "another", "alleged", "presumed", "suspected", "unidentified", "powerful"}


def unique(entities):
    """Entities with distinct mentions, in the order given: of "Judge Diaz" and "Maria Diaz" the first is kept."""
    seen, kept = [], []
    for one in entities:
        key = frozenset(w.rstrip("s") for w in mention(one["text"] or "").split() if w not in VAGUE)
        if key and not any(key <= other or other <= key for other in seen):
            seen.append(key)
            kept.append(one)
    return kept
