-- The record, schema 1. Tables that people may read are described in docs/formats/record.md; those named
-- link_* and held serve the linking alone. `since` and `until` are numbers of revisions: a row is valid from the one to
-- before the other, so that the record can be shown as it stood at any time.
CREATE TABLE revision(
  rev INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL);

CREATE TABLE document(
  doc INTEGER PRIMARY KEY, id TEXT NOT NULL, sha256 TEXT NOT NULL, title TEXT, source TEXT, url TEXT, published TEXT,
  published_given TEXT, format TEXT, language TEXT, bytes INTEGER NOT NULL, rev INTEGER NOT NULL REFERENCES revision(rev));
CREATE UNIQUE INDEX document_id ON document(id, sha256);
CREATE TABLE document_text(doc INTEGER PRIMARY KEY REFERENCES document(doc), title TEXT, text TEXT NOT NULL);
CREATE VIRTUAL TABLE document_search USING fts5(title, text, content='document_text', content_rowid='doc', detail='full');
CREATE TABLE copy(doc INTEGER NOT NULL, of INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER);
CREATE INDEX copy_doc ON copy(doc);
CREATE INDEX copy_of ON copy(of);
CREATE TABLE link_sketch(doc INTEGER PRIMARY KEY, hashes BLOB NOT NULL, keys BLOB NOT NULL);
CREATE TABLE link_shingle(hash INTEGER NOT NULL, day INTEGER NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY(hash, day, doc)) WITHOUT ROWID;

CREATE TABLE mention(
  m INTEGER PRIMARY KEY, key TEXT NOT NULL, doc INTEGER NOT NULL REFERENCES document(doc), number INTEGER NOT NULL,
  since INTEGER NOT NULL, until INTEGER, frame TEXT NOT NULL, from_byte INTEGER, to_byte INTEGER);
CREATE INDEX mention_key ON mention(key);
CREATE INDEX mention_doc ON mention(doc);
CREATE TABLE held(m INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE claim(
  m INTEGER NOT NULL, n INTEGER NOT NULL, field TEXT NOT NULL, value TEXT, low INTEGER, best INTEGER, high INTEGER,
  qualifier TEXT, scope TEXT, who TEXT, side TEXT, speaker TEXT, speaker_kind TEXT, stance TEXT, as_of TEXT,
  from_byte INTEGER, to_byte INTEGER, PRIMARY KEY(m, n)) WITHOUT ROWID;

CREATE TABLE person(
  p INTEGER PRIMARY KEY, doc INTEGER NOT NULL REFERENCES document(doc), since INTEGER NOT NULL, until INTEGER,
  name TEXT NOT NULL, aliases TEXT, descriptors TEXT, affiliation TEXT, affiliation_id TEXT, affiliation_certainty TEXT,
  condition TEXT NOT NULL, from_byte INTEGER, to_byte INTEGER);
CREATE INDEX person_doc ON person(doc);
CREATE INDEX person_name ON person(name COLLATE NOCASE);
CREATE TABLE person_role(p INTEGER NOT NULL, m INTEGER NOT NULL, role TEXT NOT NULL, certainty TEXT NOT NULL,
  speaker TEXT);
CREATE INDEX person_role_p ON person_role(p);
CREATE TABLE proceeding(p INTEGER NOT NULL, kind TEXT NOT NULL, count INTEGER, date_from TEXT, date_to TEXT, places TEXT);
CREATE INDEX proceeding_p ON proceeding(p);
CREATE TABLE statistic(
  doc INTEGER NOT NULL REFERENCES document(doc), since INTEGER NOT NULL, until INTEGER, publisher TEXT, measure TEXT,
  value REAL, value_high REAL, unit TEXT, who TEXT, place TEXT, period_from TEXT, period_to TEXT, from_byte INTEGER,
  to_byte INTEGER);
CREATE INDEX statistic_doc ON statistic(doc);

CREATE TABLE link_block(key INTEGER NOT NULL, rank INTEGER NOT NULL, m INTEGER NOT NULL, PRIMARY KEY(key, rank, m)) WITHOUT ROWID;
CREATE TABLE link_edge(a INTEGER NOT NULL, b INTEGER NOT NULL, score INTEGER NOT NULL, PRIMARY KEY(a, b)) WITHOUT ROWID;

CREATE TABLE incident(i INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL REFERENCES revision(rev));
CREATE TABLE member(m INTEGER NOT NULL, i INTEGER NOT NULL REFERENCES incident(i), since INTEGER NOT NULL, until INTEGER,
  why TEXT NOT NULL);
CREATE INDEX member_m ON member(m);
CREATE INDEX member_i ON member(i);

CREATE TABLE ruling(
  r INTEGER PRIMARY KEY, rev INTEGER NOT NULL REFERENCES revision(rev), kind TEXT NOT NULL, incident TEXT NOT NULL,
  keys TEXT, other TEXT, field TEXT, value TEXT, undoes INTEGER REFERENCES ruling(r));
CREATE TRIGGER ruling_stays BEFORE UPDATE ON ruling BEGIN SELECT RAISE(ABORT, 'rulings are never changed'); END;
CREATE TRIGGER ruling_remains BEFORE DELETE ON ruling BEGIN SELECT RAISE(ABORT, 'rulings are never removed'); END;

-- What is computed of an incident, by the policy latest_official: made anew whenever its claims or rulings change.
CREATE TABLE known(
  i INTEGER PRIMARY KEY, id TEXT NOT NULL, status TEXT NOT NULL, class TEXT NOT NULL, tactics TEXT NOT NULL,
  tactic_bits INTEGER NOT NULL, date_from TEXT, date_to TEXT, day INTEGER, last_day INTEGER, date_precision TEXT,
  site TEXT, neighbourhood TEXT, locality TEXT, admin2 TEXT, admin1 TEXT, country TEXT, lat REAL, lon REAL,
  place_precision TEXT, killed_low INTEGER, killed INTEGER, killed_high INTEGER, injured_low INTEGER, injured INTEGER,
  injured_high INTEGER, reports INTEGER NOT NULL, independent INTEGER NOT NULL, conflict INTEGER NOT NULL,
  review TEXT NOT NULL, counted INTEGER NOT NULL, corrected INTEGER NOT NULL);
CREATE INDEX known_day ON known(day);
CREATE INDEX known_id ON known(id);
CREATE TABLE known_bytes(i INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE known_key(kind INTEGER NOT NULL, word TEXT NOT NULL, i INTEGER NOT NULL, PRIMARY KEY(kind, word, i)) WITHOUT ROWID;
CREATE TABLE known_actor(i INTEGER NOT NULL, role TEXT NOT NULL, id TEXT, name TEXT, kind TEXT NOT NULL, certainty TEXT NOT NULL);
CREATE INDEX known_actor_i ON known_actor(i);
CREATE TABLE known_document(doc INTEGER NOT NULL, i INTEGER NOT NULL, PRIMARY KEY(doc, i)) WITHOUT ROWID;
CREATE VIRTUAL TABLE known_box USING rtree(i, west, east, south, north);

CREATE VIEW incidents AS
  SELECT id, status, class, tactics, date_from, date_to, date_precision, site, neighbourhood, locality, admin2, admin1, country,
    lat, lon, place_precision, killed_low, killed, killed_high, injured_low, injured, injured_high, reports, independent,
    conflict, review FROM known WHERE counted;
CREATE VIEW claims AS
  SELECT incident.id AS incident, document.id AS report, document.source, claim.field, claim.value, claim.low, claim.best,
    claim.high, claim.qualifier, claim.scope, claim.who, claim.side, claim.speaker, claim.speaker_kind, claim.stance, claim.as_of,
    claim.from_byte, claim.to_byte
  FROM member JOIN incident USING(i) JOIN mention USING(m) JOIN document USING(doc) JOIN claim USING(m)
  WHERE member.until IS NULL AND mention.until IS NULL;
