"""What the adapters of several benchmarks ask of a reading."""


def main_incident(reading):
    """The first incident that is the news of the report, else the first of all, else None."""
    incidents = reading.get("incidents") or []
    fresh = [i for i in incidents if i.get("frame") == "new"]
    return (fresh or incidents or [None])[0]


def fresh_incidents(reading):
    """The incidents that are the news of the report."""
    return [i for i in reading.get("incidents") or [] if i.get("frame") == "new"]


def number(cell):
    """One number for a {low, best, high}: the best, else a bound; None for silence."""
    return next((cell[k] for k in ("best", "low", "high") if cell.get(k) is not None), None) if cell else None


def total(incidents, outcome, column="all"):
    """Sum over incidents of a cell of the totals; silence counts 0."""
    cells = (((i.get("totals") or {}).get(outcome) or {}).get(column) for i in incidents)
    return sum(number(c) or 0 for c in cells)


def outcomes(incident):
    """The outcomes of the ledger's rows that hold somebody."""
    return {r.get("outcome") for r in incident.get("casualties") or [] if number(r) != 0}
