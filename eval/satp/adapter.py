"""The codes of the hand-coded reports, read off a reading.

Counts are sums over the incidents that are the report's news. Codes of what was done, by
whom, against whom follow from tactics, ledger, actors and things seized.
"""
from lib.reading import fresh_incidents, outcomes, total

SIDES = {"all": "all", "civilian": "civilians", "security": "security", "maoist": "militants"}
STATE = {"police", "military", "paramilitary", "intelligence", "militia", "government"}
REBEL = {"armed_group"}

BY_TACTIC = {
    "armed_assault": {"shooting", "ambush", "raid", "encounter", "targeted_killing", "execution", "stabbing", "sniper",
                      "lynching", "rocket_or_mortar", "shelling", "airstrike", "body_found"},
    "arrest": {"arrest"},
    "bombing": {"ied", "bombing", "landmine", "vehicle_bomb", "suicide_bombing", "grenade"},
    "infrastructure": {"arson", "sabotage"},
    "surrender": {"surrender"},
    "seizure": {"seizure", "robbery"},
    "abduction": {"abduction", "hostage_taking", "hijacking"},
}
BY_OUTCOME = {"arrest": "arrested", "surrender": "surrendered", "abduction": "abducted"}
ACTIONS = tuple(BY_TACTIC)

TARGETS = ("civilians", "maoist", "government_officials", "security", "private_property", "mining_company", "ngos",
           "government_infrastructure", "non_maoist_armed_group", "no_target")
TARGET_OF_KIND = {"police": "security", "military": "security", "paramilitary": "security", "intelligence": "security",
                  "militia": "security", "armed_group": "maoist", "government": "government_officials",
                  "party": "government_officials", "civilians": "civilians", "community": "civilians"}
TARGET_OF_WHO = {"police": "security", "military": "security", "paramilitary": "security", "intelligence": "security",
                 "militia": "security", "security_unspecified": "security", "militant": "maoist",
                 "government_official": "government_officials", "politician": "government_officials",
                 "mixed": None, "unknown": None, "criminal": None, "suicide_attacker": None}


def casualties(reading, outcome):
    """{side: number of people} as the reading has them."""
    fresh = fresh_incidents(reading)
    return {side: total(fresh, outcome, column) for side, column in SIDES.items()}


def perpetrator(reading):
    """Maoist, Security or Unknown: the first initiator of the news."""
    for incident in fresh_incidents(reading):
        if "surrender" in (incident.get("tactics") or []):
            return "Maoist"
        kinds = [a.get("kind") for a in incident.get("actors") or [] if a.get("role") == "initiator"]
        if any(k in REBEL for k in kinds):
            return "Maoist"
        if any(k in STATE for k in kinds) or incident.get("class") == "operation":
            return "Security"
    return "Unknown"


def actions(reading):
    """The set of actions of the news."""
    found = set()
    for incident in fresh_incidents(reading):
        tactics, done = set(incident.get("tactics") or []), outcomes(incident)
        found |= {a for a, own in BY_TACTIC.items() if own & tactics}
        found |= {a for a, outcome in BY_OUTCOME.items() if outcome in done}
        if incident.get("seized"):
            found.add("seizure")
    return found


def targets(reading):
    """The set of kinds of target of the news."""
    found = set()
    for incident in fresh_incidents(reading):
        if "surrender" in (incident.get("tactics") or []):
            continue
        for actor in incident.get("actors") or []:
            if actor.get("role") == "target":
                found.add(TARGET_OF_KIND.get(actor.get("kind")))
        for row in incident.get("casualties") or []:
            if row.get("side") == "target":
                found.add(TARGET_OF_WHO.get(row.get("who"), "civilians"))
        found |= {t for t in incident.get("physical_target_kinds") or [] if t in TARGETS}
    found.discard(None)
    return found or {"no_target"}
