-- Register schema, version 2: requests of persons, documents, recipients, texts of the office (R49–R60),
-- more of list runs, saved selections.
-- Never edited once released: a change is a new script.

-- Whom data are given to (R9, R26) and what was given of whom (R27).
CREATE TABLE recipient (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  role TEXT NOT NULL CHECK (role IN ('processor', 'authority', 'collection-agency', 'credit', 'printer',
    'mailing-house', 'other')),
  country TEXT, lines TEXT, email TEXT,
  contract TEXT
) STRICT;

CREATE TABLE disclosure (
  id INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
  recipient INTEGER NOT NULL REFERENCES recipient,
  date TEXT NOT NULL,
  ground TEXT NOT NULL CHECK (ground IN ('credit-application', 'debt-collection', 'invoicing',
    'legal-duty', 'processing')),
  recorded INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES user,
  run INTEGER REFERENCES list_run
) STRICT;

CREATE TABLE disclosure_field (
  disclosure INTEGER NOT NULL REFERENCES disclosure ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field <> ''),
  PRIMARY KEY (disclosure, field)
) STRICT, WITHOUT ROWID;

-- Why a list may leave the company (R27), which run it prints again, who might share a label (a bit each,
-- core/kor-household.h), and when its persons were forgotten; of a person, on whose label they stand.
ALTER TABLE list_run ADD COLUMN ground TEXT CHECK (ground IN ('credit-application', 'debt-collection',
  'invoicing', 'legal-duty', 'processing'));
ALTER TABLE list_run ADD COLUMN reprint_of INTEGER REFERENCES list_run;
ALTER TABLE list_run ADD COLUMN sharing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE list_run ADD COLUMN forgotten INTEGER;
ALTER TABLE list_run_person ADD COLUMN label_of INTEGER;

-- What the office has set: the months for which the persons of a list run are kept.
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Selections that somebody will want again.
CREATE TABLE saved_selection (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  name_folded TEXT NOT NULL UNIQUE,
  selection TEXT NOT NULL,
  saved INTEGER NOT NULL,
  saved_by INTEGER NOT NULL REFERENCES user
) STRICT;

-- A case. Its state is not kept: it follows from these facts (core/kor-request-rules.c). due is kept for
-- the order of the list.
CREATE TABLE request (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  kind TEXT NOT NULL CHECK (kind IN ('access', 'rectification', 'erasure', 'restriction', 'objection',
    'portability', 'anonymisation')),
  received TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('customer-service', 'email', 'contact-person',
    'service-point', 'letter')),
  addressee TEXT,
  language TEXT NOT NULL CHECK (language IN ('en', 'fi', 'sv')),
  requester TEXT, requester_lines TEXT,
  customer INTEGER REFERENCES customer ON DELETE SET NULL,
  not_in_register INTEGER NOT NULL DEFAULT 0 CHECK (not_in_register IN (0, 1)),
  wants TEXT,
  scopes INTEGER NOT NULL DEFAULT 0,
  signature TEXT NOT NULL CHECK (signature IN ('none', 'handwritten', 'electronic')),
  paper_place TEXT,
  asked_signature TEXT, asked_specification TEXT,
  identity TEXT NOT NULL DEFAULT 'none' CHECK (identity IN ('none', 'compared', 'in-person', 'callback',
    'electronic', 'customer-number')),
  identity_with TEXT, identity_on TEXT, identity_by INTEGER REFERENCES user,
  extended TEXT, extended_because TEXT, extended_by INTEGER REFERENCES user,
  decision TEXT NOT NULL DEFAULT 'none' CHECK (decision IN ('none', 'granted', 'partly', 'refused')),
  decided TEXT, decided_by INTEGER REFERENCES user, decided_because TEXT,
  carried_out TEXT, carried_out_by INTEGER REFERENCES user,
  delivered TEXT, delivery TEXT CHECK (delivery IN ('letter', 'email', 'in-person', 'electronic')),
  delivered_by INTEGER REFERENCES user,
  closed TEXT, closed_by INTEGER REFERENCES user,
  ombudsman_since TEXT, ombudsman_diary TEXT, ombudsman_ended TEXT, ombudsman_outcome TEXT,
  due TEXT NOT NULL,
  recorded INTEGER NOT NULL, recorded_by INTEGER NOT NULL REFERENCES user,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (year, number),
  CHECK ((identity = 'none') = (identity_on IS NULL)),
  CHECK ((extended IS NULL) = (extended_because IS NULL)),
  CHECK ((decision = 'none') = (decided IS NULL)),
  CHECK ((delivered IS NULL) = (delivery IS NULL)),
  CHECK (not_in_register = 0 OR customer IS NULL)
) STRICT;

-- What a rectification wants, and what was decided of each (R54–R57).
CREATE TABLE request_item (
  id INTEGER PRIMARY KEY,
  request INTEGER NOT NULL REFERENCES request ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number > 0),
  field TEXT NOT NULL CHECK (field <> ''),
  held TEXT, wanted TEXT,
  ground TEXT NOT NULL CHECK (ground IN ('none', 'wrong', 'needless', 'incomplete', 'outdated')),
  because TEXT, evidence TEXT,
  contested INTEGER NOT NULL DEFAULT 0 CHECK (contested IN (0, 1)),
  decision TEXT NOT NULL DEFAULT 'open' CHECK (decision IN ('open', 'accept', 'complete', 'refuse')),
  value TEXT, decision_because TEXT,
  decided TEXT, decided_by INTEGER REFERENCES user,
  UNIQUE (request, number),
  CHECK ((decision = 'open') = (decided IS NULL))
) STRICT;

-- Who is to be told of a correction (R58).
CREATE TABLE request_notice (
  id INTEGER PRIMARY KEY,
  request INTEGER NOT NULL REFERENCES request ON DELETE CASCADE,
  item INTEGER NOT NULL,
  party TEXT NOT NULL CHECK (party IN ('source', 'recipient')),
  name TEXT NOT NULL CHECK (name <> ''),
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'done', 'impossible')),
  date TEXT, because TEXT, by INTEGER REFERENCES user,
  UNIQUE (request, item, party, name)
) STRICT;

CREATE TABLE request_withheld (
  id INTEGER PRIMARY KEY,
  request INTEGER NOT NULL REFERENCES request ON DELETE CASCADE,
  what TEXT NOT NULL CHECK (what <> ''),
  why TEXT NOT NULL CHECK (why <> '')
) STRICT;

-- An encrypted file of the folder documents: its key is here alone.
CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  request INTEGER REFERENCES request,
  customer INTEGER REFERENCES customer ON DELETE SET NULL,
  kind TEXT NOT NULL CHECK (kind IN ('attachment', 'letter', 'reply')),
  letter TEXT, language TEXT CHECK (language IN ('en', 'fi', 'sv')),
  name TEXT NOT NULL CHECK (name <> ''),
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  pages INTEGER NOT NULL DEFAULT 0,
  sha256 BLOB NOT NULL CHECK (length (sha256) = 32),
  has_script INTEGER NOT NULL DEFAULT 0 CHECK (has_script IN (0, 1)),
  signatures TEXT,
  file TEXT NOT NULL UNIQUE CHECK (length (file) = 32),
  key BLOB NOT NULL CHECK (length (key) = 32),
  added INTEGER NOT NULL, added_by INTEGER NOT NULL REFERENCES user
) STRICT;

-- Texts of papers that the office has changed; without a row the program's own text stands.
CREATE TABLE letter_text (
  language TEXT NOT NULL CHECK (language IN ('en', 'fi', 'sv')),
  id TEXT NOT NULL CHECK (id <> ''),
  text TEXT NOT NULL CHECK (text <> ''),
  PRIMARY KEY (language, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX disclosure_by_customer ON disclosure (customer, date);
CREATE INDEX disclosure_by_recipient ON disclosure (recipient);
CREATE INDEX disclosure_by_run ON disclosure (run) WHERE run IS NOT NULL;
CREATE INDEX request_by_due ON request (closed, due, id);
CREATE INDEX request_by_customer ON request (customer);
CREATE INDEX item_by_request ON request_item (request);
CREATE INDEX notice_by_request ON request_notice (request);
CREATE INDEX withheld_by_request ON request_withheld (request);
CREATE INDEX document_by_request ON document (request);
CREATE INDEX document_by_customer ON document (customer);
