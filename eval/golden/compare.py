"""Two readings of one report, compared in all their parts."""
from golden import align, facts
from golden.facts import Sheet, renamed


def compare(expected, got):
    """The Sheet of one report; `got` is {} where the program gave no reading."""
    sheet = Sheet()
    sheet.compare("document", "document", facts.of_document(expected.get("document") or {}),
                  facts.of_document(got.get("document") or {}))
    refs = _incidents(sheet, expected.get("incidents") or [], got.get("incidents") or [])
    _relations(sheet, expected, got, refs)
    _people(sheet, expected.get("people") or [], got.get("people") or [], refs)
    for kind, of in (("campaigns", facts.of_campaign), ("statistics", facts.of_statistic)):
        want, have = expected.get(kind) or [], got.get(kind) or []
        back = sheet.items(kind, kind, want, have, of)
        _evidence_of_items(sheet, kind, want, have, back)
    return sheet


def _incidents(sheet, expected, got):
    """Compare the incidents; returns {ref of got: ref of expected}."""
    pairs = align.pairs("incidents", expected, got)
    for i, j in pairs:
        _incident(sheet, expected[i].get("ref"), expected[i], got[j])
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, item in enumerate(expected):
        if i not in left:
            _lone(sheet, item.get("ref"), item, sheet.missing, "missing")
    for j, item in enumerate(got):
        if j not in right:
            _lone(sheet, "+" + str(item.get("ref")), item, sheet.spurious, "spurious")
    return {got[j].get("ref"): expected[i].get("ref") for i, j in pairs}


SIMPLE = ("frame", "status", "class")
LISTS = (("actors", facts.of_actor), ("weapons", facts.of_thing), ("seized", facts.of_thing))


def _plain(item):
    """(group, path, facts) of the parts of an incident that are no lists of items."""
    yield "incident", "", {"": True}
    for key in SIMPLE:
        yield key, "", {key: item.get(key)}
    yield "tactics", "", {f"tactics={t}": True for t in item.get("tactics") or []}
    date = facts.of_date(item.get("date"))
    yield "time", "date", {"time": date.pop("time")}
    yield "date", "date", date
    yield "place", "place", facts.of_place(item.get("place"))
    yield "totals", "totals", facts.of_totals(item.get("totals"))


def _incident(sheet, ref, expected, got):
    for (group, path, want), (_, _, have) in zip(_plain(expected), _plain(got)):
        sheet.compare(group, f"{ref}/{path}".rstrip("/"), want, have)
    back = {kind: sheet.items(kind, f"{ref}/{kind}", expected.get(kind) or [], got.get(kind) or [], of)
            for kind, of in LISTS}
    back["attribution"] = sheet.items("attribution", f"{ref}/attribution", expected.get("attribution") or [],
                                      got.get("attribution") or [], facts.of_speaker)

    def rename(row, rows):
        return renamed(row, part_of=rows, attribution=back["attribution"])
    back["casualties"] = sheet.items("casualties", f"{ref}/casualties", expected.get("casualties") or [],
                                     got.get("casualties") or [], facts.of_row, rename)
    _evidence(sheet, ref, expected.get("evidence") or [], got.get("evidence") or [], back)


def _lone(sheet, ref, item, add, word):
    """An incident that has no counterpart: all its facts are missing, or spurious."""
    told = (ref, f"incident: {align.label('incidents', item)}")
    for group, path, some in _plain(item):
        add(group, f"{ref}/{path}".rstrip("/"), some, told)
    for kind, of in (*LISTS, ("attribution", facts.of_speaker), ("casualties", facts.of_row)):
        for k, entry in enumerate(item.get(kind) or []):
            add(kind, f"{ref}/{kind}/{k}", of(entry), told)
    if word == "missing":
        for entry in item.get("evidence") or []:
            add("evidence", f"{ref}/evidence", {entry["field"]: entry["text"]}, told)


def _evidence(sheet, ref, expected, got, back):
    """Does each field that the golden reading has words for rest on words that overlap them?"""
    spans = {}
    for entry in got:
        head, _, rest = str(entry.get("field")).partition("/")
        index, _, _ = rest.partition("/")
        if head in back:
            if not index.isdigit() or int(index) not in back[head]:
                continue
            head = f"{head}/{back[head][int(index)]}"
        spans.setdefault(head, []).append(entry)
    for entry in expected:
        head = "/".join(entry["field"].split("/")[:2]) if entry["field"].split("/")[0] in back else entry["field"].split("/")[0]
        _covered(sheet, f"{ref}/evidence", entry, spans.get(head, []))


def _covered(sheet, where, entry, found):
    hit = [f for f in found if f["from"] < entry["to"] and entry["from"] < f["to"]]
    have = entry["text"] if hit else found[0]["text"] if found else None
    right = bool(hit)
    sheet.facts.append(facts.Fact("evidence", f"{where}/{entry['field']}", entry["text"], have, right, None))


def _evidence_of_items(sheet, kind, expected, got, back):
    """Evidence of people, campaigns and statistics: any words of the item count."""
    own = {i: j for j, i in back.items()}
    for i, item in enumerate(expected):
        for entry in item.get("evidence") or []:
            found = got[own[i]].get("evidence") or [] if i in own else []
            _covered(sheet, f"{kind}/{i}/evidence", entry, found)


def _relations(sheet, expected, got, refs):
    told = [renamed(r, **{"from": refs, "to": refs}) for r in got.get("relations") or []]
    want = {(r["kind"], r["from"], r["to"]) for r in expected.get("relations") or []}
    have = {(r.get("kind"), r.get("from"), r.get("to")) for r in told}
    text = lambda rs: {" ".join(map(str, r)): True for r in sorted(rs, key=str)}
    sheet.compare("relations", "relations", text(want), text(have))


def _people(sheet, expected, got, refs):
    told = [dict(p, roles=[renamed(r, incident=refs) for r in p.get("roles") or []]) for p in got]
    back = sheet.items("people", "people", expected, told, facts.of_person)
    _evidence_of_items(sheet, "people", expected, told, back)
