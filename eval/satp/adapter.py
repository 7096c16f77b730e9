"""The codes of the hand-coded reports, read off a reading.

Counts are sums over the incidents that are the report's news. Codes of what was done, by
whom, against whom follow from tactics, ledger, actors, things seized and things attacked.
"""
from lib.reading import fresh_incidents, number, outcomes, total

SIDES = {"all": "all", "civilian": "civilians", "security": "security", "maoist": "militants"}
STATE = {"police", "military", "paramilitary", "intelligence", "militia", "government"}
REBEL = {"armed_group"}

ASSAULT = {"shooting", "ambush", "encounter", "targeted_killing", "execution", "stabbing", "sniper",
           "lynching", "rocket_or_mortar", "shelling", "airstrike", "body_found"}
BOMBS = {"ied", "bombing", "landmine", "vehicle_bomb", "suicide_bombing", "grenade"}
BY_TACTIC = {
    "armed_assault": ASSAULT,
    "arrest": {"arrest"},
    "bombing": BOMBS,
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
# Whose a thing is, by the words for it; what is left is the state's, but for vehicles and houses.
PRIVATE = set("house houses residence truck trucks tractor tractors jeep jeeps car cars bus buses vehicle vehicles motorcycle motorcycles "
              "crusher dumper dumpers tipper tippers shop shops farmhouse petrol hotel poclain excavator excavators plant machine "
              "machines machinery equipment tower towers trolley mixer mixers lorry lorries bike van vans company bungalow".split())
MINING = set("mining mine mines nmdc essar ore bauxite jindal nalco coal colliery".split())
CAMPS = set("camp camps hideout hideouts dump".split())
VEHICLES = {"vehicle"}


def unknown_are_civilians(incident):
    """Victims of a rebel deed of whom only names are told: coded as civilians."""
    return incident.get("class") != "clash" and (rebels_act(incident) or not {"encounter", "search_operation"} & set(incident.get("tactics") or []))


def casualties(reading, outcome):
    """{side: number of people} as the reading has them; people of no told side are on the weaker one."""
    found = {side: 0 for side in SIDES}
    for incident in fresh_incidents(reading):
        cells = {side: total([incident], outcome, column) for side, column in SIDES.items()}
        rest = cells["all"] - cells["civilian"] - cells["security"] - cells["maoist"]
        if rest > 0:
            cells["civilian" if unknown_are_civilians(incident) else "maoist"] += rest
        for row in incident.get("casualties") or []:
            if row.get("outcome") == outcome and row.get("scope") == "total" and row.get("who") in BY_WORDS:
                move(cells, row, BY_WORDS[row["who"]])
        for side in SIDES:
            found[side] += cells[side]
    return found


# Groups that the set codes on another side than the contract: armed vigilantes are an armed group of their own, home
# guards civilians.
BY_WORDS = {"militia": ("security", "maoist", ("salwa judum",)), "police": ("security", "civilian", ("home guard",)),
            "paramilitary": ("security", "civilian", ("home guard",))}


def move(cells, row, rule):
    """Moves the people of a row from one side to another where its words say so."""
    source, target, words = rule
    if any(w in (row.get("text") or "").casefold() for w in words):
        people = min(number(row) or 0, cells[source])
        cells[source] -= people
        cells[target] += people


def initiators(incident):
    return {a.get("kind") for a in incident.get("actors") or [] if a.get("role") == "initiator"}


def rebels_act(incident):
    return bool(initiators(incident) & REBEL)


def perpetrator(reading):
    """Maoist, Security or Unknown: the first party of the news that is told to have begun it."""
    for incident in fresh_incidents(reading):
        tactics, kinds = set(incident.get("tactics") or []), initiators(incident)
        if "surrender" in tactics or kinds & REBEL:
            return "Maoist"
        if kinds & STATE or incident.get("class") == "operation":
            return "Security"
        if incident.get("class") == "clash" and "encounter" in tactics:
            return "Security"
        if tactics & (BOMBS | {"arson", "sabotage", "abduction"}) or killed(incident):
            return "Maoist"
    return "Unknown"


def killed(incident):
    return any(r.get("outcome") in ("killed", "injured") and number(r) != 0 for r in incident.get("casualties") or [])


def actions(reading):
    """The set of actions of the news."""
    found = set()
    for incident in fresh_incidents(reading):
        tactics, done = set(incident.get("tactics") or []), outcomes(incident)
        own = {a for a, names in BY_TACTIC.items() if names & tactics}
        own |= {a for a, outcome in BY_OUTCOME.items() if outcome in done}
        if incident.get("seized"):
            own.add("seizure")
        if incident.get("physical_targets") and not tactics & BOMBS and incident.get("class") != "operation":
            own.add("infrastructure")
        if killed(incident) and not own & {"bombing", "armed_assault"}:
            own.add("armed_assault")
        if not own and incident.get("class") in ("attack", "clash"):
            own.add("armed_assault")
        found |= own
    return found


def thing_target(thing):
    """Code of a building, vehicle or work that was attacked."""
    words = set((thing.get("text") or "").casefold().replace("-", " ").split())
    if words & {"police", "crpf", "security"} or (thing.get("kind") == "post" and not words & CAMPS):
        return "security"
    if words & CAMPS or thing.get("kind") == "hideout":
        return "maoist"
    if words & MINING:
        return "mining_company"
    if words & {"government", "forest", "panchayat", "railway", "school", "road"}:
        return "government_infrastructure"
    if thing.get("kind") == "vehicle" or words & PRIVATE:
        return "private_property"
    return "government_infrastructure"


def targets(reading):
    """The set of kinds of target of the news."""
    found = set()
    for incident in fresh_incidents(reading):
        tactics = set(incident.get("tactics") or [])
        if "surrender" in tactics:
            continue
        for actor in incident.get("actors") or []:
            if actor.get("role") == "target":
                found.add(TARGET_OF_KIND.get(actor.get("kind")))
        for row in incident.get("casualties") or []:
            if row.get("side") == "target" and number(row) != 0:
                found.add(TARGET_OF_WHO.get(row.get("who"), "civilians"))
                if row.get("outcome") in ("killed", "injured") and row.get("who") in ("unknown", "mixed") and not found - {None}:
                    found.add("civilians" if unknown_are_civilians(incident) else "maoist")
        if "arrest" in tactics or (incident.get("seized") and incident.get("class") == "operation"):
            found.add("maoist")
        found |= {thing_target(t) for t in incident.get("physical_targets") or []}
    found.discard(None)
    return found or {"no_target"}
