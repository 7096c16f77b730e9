"""Features of a reading for the linear model of the codes: names of what the reading holds, no words of the report but
the head nouns that the reading quotes."""
import re

from lib.reading import number

WORD = re.compile(r"[a-z]+")
SMALL = {"the", "a", "an", "of", "and", "other", "two", "three", "some"}


def words(text):
    return [w for w in WORD.findall((text or "").casefold()) if len(w) > 2 and w not in SMALL]


def head(text):
    found = words(text)
    return found[-1] if found else "none"


def of_incident(incident, tag):
    """Features of one incident; `tag` tells the first from the others."""
    yield f"{tag} class={incident.get('class')}"
    yield f"{tag} status={incident.get('status')}"
    tactics = sorted(incident.get("tactics") or [])
    for tactic in tactics:
        yield f"{tag} tactic={tactic}"
        yield f"{tag} class+tactic={incident.get('class')}+{tactic}"
    yield f"{tag} tactics={'+'.join(tactics)}"
    for actor in incident.get("actors") or []:
        yield f"{tag} {actor.get('role')}={actor.get('kind')}"
        yield f"{tag} {actor.get('role')} word={head(actor.get('text'))}"
    outcomes = set()
    for row in incident.get("casualties") or []:
        if number(row) == 0:
            yield f"{tag} nobody {row.get('outcome')}"
            continue
        outcomes.add(row.get("outcome"))
        yield f"{tag} {row.get('outcome')} {row.get('side')}"
        yield f"{tag} {row.get('outcome')} {row.get('who')}"
        yield from (f"{tag} {row.get('outcome')} word={w}" for w in words(row.get("text"))[-3:])
    yield f"{tag} outcomes={'+'.join(sorted(outcomes))}"
    for kind in ("seized", "weapons"):
        for item in incident.get(kind) or []:
            yield f"{tag} {kind}={item.get('kind')}"
            yield f"{tag} {kind} word={head(item.get('text'))}"
        yield f"{tag} {kind}? {bool(incident.get(kind))} {incident.get('class')}"
    for thing in incident.get("physical_targets") or []:
        yield f"{tag} thing={thing.get('kind')}"
        yield from (f"{tag} thing word={w}" for w in words(thing.get("text")))
    yield f"{tag} things? {bool(incident.get('physical_targets'))} {incident.get('class')}"
    yield f"{tag} site word={head((incident.get('place') or {}).get('site'))}"


def of_reading(reading):
    """The set of features of a reading."""
    incidents = reading.get("incidents") or []
    fresh = [i for i in incidents if i.get("frame") == "new"]
    found = {"always", f"new={min(len(fresh), 3)}", f"recalled={min(len(incidents) - len(fresh), 2)}"}
    for k, incident in enumerate(fresh):
        found |= set(of_incident(incident, "any"))
        if k == 0:
            found |= set(of_incident(incident, "first"))
    for incident in incidents:
        if incident.get("frame") != "new":
            found |= {f"old class={incident.get('class')}"} | {f"old tactic={t}" for t in incident.get("tactics") or []}
    found |= {f"statistics={bool(reading.get('statistics'))}"}
    found |= {f"note={d.get('code')}" for d in reading.get("diagnostics") or [] if not (d.get("code") or "").startswith("place")}
    for person in reading.get("people") or []:
        found |= {f"person {p.get('kind')}" for p in person.get("proceedings") or []} | {f"person {person.get('condition')}"}
        found |= {f"person role {r.get('role')}" for r in person.get("roles") or []}
        found |= {f"person word={w}" for d in person.get("descriptors") or [] for w in words(d)}
    return found
