-- Register schema, version 1. Never edited once released: a change is a new script.
-- Dates are ISO 8601 days, times seconds since 1970 UTC, money cents or millionths, words as in kor-words.c.

-- What identifies a register; the first row proves that the key is right.
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE profile (
  id INTEGER PRIMARY KEY,
  valid_from INTEGER NOT NULL,
  register_name TEXT NOT NULL CHECK (register_name <> ''),
  controller TEXT NOT NULL CHECK (controller <> ''),
  business_id TEXT, street TEXT, postal_code TEXT, city TEXT, country TEXT,
  email TEXT, phone TEXT,
  contact_person TEXT, contact_from TEXT,
  notice_version TEXT, notice_date TEXT,
  language TEXT NOT NULL CHECK (language IN ('en', 'fi', 'sv')),
  retention_years INTEGER NOT NULL CHECK (retention_years BETWEEN 0 AND 100),
  financial_year_end_month INTEGER NOT NULL CHECK (financial_year_end_month BETWEEN 1 AND 12)
) STRICT;

CREATE TABLE user (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL UNIQUE,
  full_name TEXT NOT NULL CHECK (full_name <> ''),
  employer TEXT,
  role TEXT NOT NULL CHECK (role IN ('reads', 'maintains', 'prints', 'decides', 'administers')),
  agreement_from TEXT NOT NULL,
  agreement_until TEXT,
  ended TEXT,
  sign_key BLOB NOT NULL CHECK (length (sign_key) = 32),
  box_key BLOB NOT NULL CHECK (length (box_key) = 32)
) STRICT;

-- The named registers of the file (customers, customer-owners …) and who may use which (R35).
CREATE TABLE named_register (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE user_register (
  user INTEGER NOT NULL REFERENCES user,
  register INTEGER NOT NULL REFERENCES named_register,
  PRIMARY KEY (user, register)
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  business_id TEXT NOT NULL DEFAULT '',
  UNIQUE (name, business_id)
) STRICT;

-- sort_rank orders customers by name; ranks have gaps, and the search index uses them as its rowids.
-- The last columns are kept for the list: primary e-mail and phone, postal address, newest order.
CREATE TABLE customer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  external_id TEXT UNIQUE CHECK (external_id <> ''),
  first_name TEXT, last_name TEXT, former_names TEXT,
  organisation INTEGER REFERENCES organisation,
  organisation_role TEXT,
  language TEXT NOT NULL CHECK (language IN ('en', 'fi', 'sv')),
  deceased INTEGER NOT NULL DEFAULT 0 CHECK (deceased IN (0, 1)),
  restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  anonymised INTEGER NOT NULL DEFAULT 0 CHECK (anonymised IN (0, 1)),
  created TEXT,
  relation_ended TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  sort_key BLOB NOT NULL,
  sort_rank INTEGER NOT NULL,
  list_name TEXT NOT NULL,
  list_organisation TEXT, list_postal_code TEXT, list_city TEXT, list_country TEXT,
  list_email TEXT, list_phone TEXT, list_last_order TEXT,
  list_bans INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE customer_register (
  register INTEGER NOT NULL REFERENCES named_register,
  customer INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
  PRIMARY KEY (customer, register)
) STRICT, WITHOUT ROWID;

CREATE TABLE address (
  id INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('postal', 'delivery', 'invoice')),
  co TEXT, street TEXT, postal_code TEXT, city TEXT, region TEXT, country TEXT,
  valid_from TEXT, valid_to TEXT,
  returned_mail INTEGER NOT NULL DEFAULT 0 CHECK (returned_mail IN (0, 1))
) STRICT;

CREATE TABLE email (
  id INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
  value TEXT NOT NULL CHECK (value <> ''),
  is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1))
) STRICT;

CREATE TABLE phone (
  id INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
  value TEXT NOT NULL CHECK (value <> ''),
  digits TEXT NOT NULL,
  is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1))
) STRICT;

-- Every value that is or was held of a customer, with where it came from (R20–R25).
CREATE TABLE customer_value (
  id INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  source INTEGER NOT NULL REFERENCES source,
  came TEXT NOT NULL,
  recorded INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES user,
  ended INTEGER,
  ended_by INTEGER REFERENCES user,
  reason TEXT,
  CHECK ((ended IS NULL) = (ended_by IS NULL))
) STRICT;

-- An id is never given twice: a deleted order may come back under its own.
CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  customer INTEGER NOT NULL REFERENCES customer,
  date TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'delivered', 'cancelled', 'archived')),
  state_before_archive TEXT CHECK (state_before_archive IN ('open', 'delivered', 'cancelled')),
  currency TEXT NOT NULL CHECK (length (currency) = 3),
  total_cents INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE order_line (
  id INTEGER PRIMARY KEY,
  orders INTEGER NOT NULL REFERENCES orders ON DELETE CASCADE,
  product TEXT, description TEXT,
  quantity_milli INTEGER NOT NULL,
  unit_price_micro INTEGER NOT NULL,
  discount_bp INTEGER NOT NULL CHECK (discount_bp BETWEEN 0 AND 10000),
  total_cents INTEGER NOT NULL
) STRICT;

CREATE TABLE invoice (
  id INTEGER PRIMARY KEY,
  orders INTEGER NOT NULL REFERENCES orders,
  number TEXT,
  date TEXT NOT NULL,
  due TEXT,
  cents INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'paid', 'in-collection', 'written-off'))
) STRICT;

CREATE TABLE payment (
  id INTEGER PRIMARY KEY,
  invoice INTEGER NOT NULL REFERENCES invoice,
  date TEXT NOT NULL,
  cents INTEGER NOT NULL
) STRICT;

CREATE TABLE ban (
  id INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
  scope TEXT NOT NULL CHECK (scope IN ('list-publication', 'direct-advertising', 'distance-selling',
    'direct-marketing', 'market-research', 'opinion-poll', 'other-marketing')),
  extent TEXT NOT NULL CHECK (extent IN ('processing', 'disclosure', 'both')),
  channel TEXT NOT NULL CHECK (channel IN ('customer-service', 'email', 'contact-person',
    'service-point', 'letter', 'import')),
  received TEXT NOT NULL,
  recorded INTEGER NOT NULL,
  taken_by INTEGER NOT NULL REFERENCES user,
  evidence TEXT,
  lifted TEXT,
  lifted_by INTEGER REFERENCES user,
  lifted_because TEXT,
  CHECK ((lifted IS NULL) = (lifted_by IS NULL))
) STRICT;

-- A list run: prepared before anything goes out, then produced or failed (R6, R11).
CREATE TABLE list_run (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  user INTEGER NOT NULL REFERENCES user,
  purpose TEXT NOT NULL,
  basis TEXT NOT NULL,
  recipient TEXT,
  selection TEXT NOT NULL,
  medium TEXT NOT NULL,
  sheet TEXT,
  state TEXT NOT NULL CHECK (state IN ('prepared', 'produced', 'failed')),
  matched INTEGER NOT NULL,
  printed INTEGER NOT NULL,
  merged INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE list_run_left_out (
  run INTEGER NOT NULL REFERENCES list_run ON DELETE CASCADE,
  reason TEXT NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (run, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE list_run_person (
  run INTEGER NOT NULL REFERENCES list_run ON DELETE CASCADE,
  customer INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
  address TEXT NOT NULL,
  PRIMARY KEY (run, customer)
) STRICT, WITHOUT ROWID;

-- Who did what. details and detail_key are dropped when a person is erased; the commitment and the
-- chain over the commitments stay verifiable.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  user INTEGER NOT NULL REFERENCES user,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_id INTEGER,
  details TEXT,
  detail_key BLOB,
  commitment BLOB NOT NULL CHECK (length (commitment) = 32),
  hash BLOB NOT NULL CHECK (length (hash) = 32),
  signature BLOB NOT NULL CHECK (length (signature) = 64)
) STRICT;

-- Name, organisation, place and contact words of a customer, by sort_rank. Deleted rows leave tombstones:
-- erasing a person ends with 'optimize', which drops their words.
CREATE VIRTUAL TABLE customer_search USING fts5 (
  words, numbers, content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

-- Indexes that a bulk import drops and builds again stand in a block of their own: see kor-register-import.c.
CREATE UNIQUE INDEX customer_by_rank ON customer (sort_rank, archived, id);
CREATE INDEX customer_by_key ON customer (sort_key, sort_rank);
CREATE INDEX address_by_customer ON address (customer);
CREATE INDEX email_by_customer ON email (customer);
CREATE INDEX phone_by_customer ON phone (customer);
CREATE INDEX value_by_customer ON customer_value (customer);
CREATE INDEX orders_by_customer ON orders (customer, date);
CREATE INDEX orders_by_date ON orders (date, id);
CREATE INDEX line_by_order ON order_line (orders);
CREATE INDEX invoice_by_order ON invoice (orders);
CREATE INDEX payment_by_invoice ON payment (invoice);
CREATE INDEX ban_by_customer ON ban (customer);
CREATE INDEX run_person_by_customer ON list_run_person (customer);
CREATE INDEX journal_by_subject ON journal (subject, subject_id);

INSERT INTO meta VALUES ('sentinel', 'kortisto');
INSERT INTO named_register (id, name) VALUES (1, 'customers');
