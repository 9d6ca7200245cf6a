-- The graph as tables: the twin of schema.cypher, which explains every label, edge and property.
--
-- One table per label and one per edge type, with the same names. Every node has a whole number, `node`, that is
-- unique across all labels, so that an edge is followed without asking for a label:
--
--     SELECT a.canonical, m.title FROM Agency a JOIN LEADS e ON e.source = a.node JOIN Measure m ON m.node = e.target
--
-- `id` is the readable identifier that leaves the store; `node` never does. Every edge carries the document that
-- says so (`doc_id`, the number of its Document) and a `key` that tells apart edges of one type between the same
-- ends in one document. Two documents that say the same are two rows: count DISTINCT nodes, not rows.
-- `start`, `end` and `order` are written in double quotes where SQL asks for it.
--
-- Full text: `names` and `texts` hold overlapping pairs of characters (graph/words.py), their rowid is `node`:
--
--     WHERE m.node IN (SELECT rowid FROM texts WHERE texts MATCH $words) AND instr(m.text, $topic) > 0
--
-- with $words = graph.words.match($topic); the index finds candidates, instr decides.
-- Every statement may run again on a store that has it already.

PRAGMA application_id = 1296974932; -- "MNDT"
PRAGMA user_version = 1;

CREATE TABLE IF NOT EXISTS node (
    node  INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    id    TEXT NOT NULL,
    UNIQUE (label, id)
);

-- Nodes ---------------------------------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS Agency (
    node      INTEGER PRIMARY KEY REFERENCES node (node),
    id        TEXT NOT NULL UNIQUE,
    canonical TEXT,
    region    TEXT,
    level     TEXT,
    kind      TEXT,
    function  TEXT,
    parent    TEXT
);
CREATE INDEX IF NOT EXISTS agency_canonical ON Agency (canonical);
CREATE INDEX IF NOT EXISTS agency_region ON Agency (region);
CREATE INDEX IF NOT EXISTS agency_function ON Agency (function);

CREATE TABLE IF NOT EXISTS Program (
    node   INTEGER PRIMARY KEY REFERENCES node (node),
    id     TEXT NOT NULL UNIQUE,
    name   TEXT,
    region TEXT
);
CREATE INDEX IF NOT EXISTS program_name ON Program (name);
CREATE INDEX IF NOT EXISTS program_region ON Program (region);

CREATE TABLE IF NOT EXISTS Platform (
    node   INTEGER PRIMARY KEY REFERENCES node (node),
    id     TEXT NOT NULL UNIQUE,
    name   TEXT,
    region TEXT
);
CREATE INDEX IF NOT EXISTS platform_name ON Platform (name);
CREATE INDEX IF NOT EXISTS platform_region ON Platform (region);

CREATE TABLE IF NOT EXISTS Target (
    node       INTEGER PRIMARY KEY REFERENCES node (node),
    id         TEXT NOT NULL UNIQUE,
    text       TEXT,
    metric     TEXT,
    value      REAL,
    value_max  REAL,
    unit       TEXT,
    comparator TEXT,
    deadline   TEXT,
    period     TEXT,
    status     TEXT
);
CREATE INDEX IF NOT EXISTS target_deadline ON Target (deadline);

CREATE TABLE IF NOT EXISTS Region (
    node  INTEGER PRIMARY KEY REFERENCES node (node),
    id    TEXT NOT NULL UNIQUE,
    name  TEXT,
    short TEXT,
    level TEXT
);
CREATE INDEX IF NOT EXISTS region_name ON Region (name);
CREATE INDEX IF NOT EXISTS region_short ON Region (short);

CREATE TABLE IF NOT EXISTS Document (
    node      INTEGER PRIMARY KEY REFERENCES node (node),
    id        TEXT NOT NULL UNIQUE,
    title     TEXT,
    doc_no    TEXT,
    issuers   TEXT,
    issued_on TEXT,
    region    TEXT,
    aliases   TEXT,
    cited_as  TEXT,
    loaded    INTEGER,
    corrected INTEGER,
    source    TEXT,
    text      TEXT,
    record    TEXT
);
CREATE INDEX IF NOT EXISTS document_title ON Document (title);
CREATE INDEX IF NOT EXISTS document_doc_no ON Document (doc_no);
CREATE INDEX IF NOT EXISTS document_region ON Document (region);
CREATE INDEX IF NOT EXISTS document_cited_as ON Document (cited_as);

CREATE TABLE IF NOT EXISTS Measure (
    node     INTEGER PRIMARY KEY REFERENCES node (node),
    id       TEXT NOT NULL UNIQUE,
    document TEXT,
    position INTEGER,
    number   TEXT,
    path     TEXT,
    headings TEXT,
    title    TEXT,
    text     TEXT,
    start    INTEGER,
    "end"    INTEGER,
    due      TEXT,
    ongoing  INTEGER,
    place    TEXT
);
CREATE INDEX IF NOT EXISTS measure_document ON Measure (document, position);
CREATE INDEX IF NOT EXISTS measure_due ON Measure (due);

-- Edges ---------------------------------------------------------------------------------------------------------
-- The primary key keeps a document's edges together; two indexes follow an edge from its source and from its target.

CREATE TABLE IF NOT EXISTS LEADS (
    source  INTEGER NOT NULL REFERENCES Agency (node),
    target  INTEGER NOT NULL REFERENCES Measure (node),
    doc_id  INTEGER NOT NULL REFERENCES Document (node),
    key     TEXT NOT NULL,
    name    TEXT,
    basis   TEXT,
    "order" INTEGER,
    object  TEXT,
    start   INTEGER,
    "end"   INTEGER,
    quote   TEXT,
    PRIMARY KEY (doc_id, source, target, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS leads_source ON LEADS (source);
CREATE INDEX IF NOT EXISTS leads_target ON LEADS (target);

CREATE TABLE IF NOT EXISTS ASSISTS (
    source  INTEGER NOT NULL REFERENCES Agency (node),
    target  INTEGER NOT NULL REFERENCES Measure (node),
    doc_id  INTEGER NOT NULL REFERENCES Document (node),
    key     TEXT NOT NULL,
    name    TEXT,
    basis   TEXT,
    "order" INTEGER,
    object  TEXT,
    start   INTEGER,
    "end"   INTEGER,
    quote   TEXT,
    PRIMARY KEY (doc_id, source, target, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS assists_source ON ASSISTS (source);
CREATE INDEX IF NOT EXISTS assists_target ON ASSISTS (target);

CREATE TABLE IF NOT EXISTS GUIDES (
    source  INTEGER NOT NULL REFERENCES Agency (node),
    target  INTEGER NOT NULL REFERENCES Measure (node),
    doc_id  INTEGER NOT NULL REFERENCES Document (node),
    key     TEXT NOT NULL,
    name    TEXT,
    basis   TEXT,
    "order" INTEGER,
    object  TEXT,
    start   INTEGER,
    "end"   INTEGER,
    quote   TEXT,
    PRIMARY KEY (doc_id, source, target, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS guides_source ON GUIDES (source);
CREATE INDEX IF NOT EXISTS guides_target ON GUIDES (target);

-- source: Agency or Measure; target: Program, Platform or Measure
CREATE TABLE IF NOT EXISTS FUNDS (
    source         INTEGER NOT NULL REFERENCES node (node),
    target         INTEGER NOT NULL REFERENCES node (node),
    doc_id         INTEGER NOT NULL REFERENCES Document (node),
    key            TEXT NOT NULL,
    measure        TEXT,
    text           TEXT,
    amount_cny     REAL,
    amount_cny_max REAL,
    bound          TEXT,
    per            TEXT,
    period         TEXT,
    years          REAL,
    payer          TEXT,
    recipient      TEXT,
    status         TEXT,
    start          INTEGER,
    "end"          INTEGER,
    quote          TEXT,
    PRIMARY KEY (doc_id, source, target, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS funds_source ON FUNDS (source);
CREATE INDEX IF NOT EXISTS funds_target ON FUNDS (target);
CREATE INDEX IF NOT EXISTS funds_measure ON FUNDS (measure);

-- source: Agency, Platform, Document or Region
CREATE TABLE IF NOT EXISTS LOCATED_IN (
    source INTEGER NOT NULL REFERENCES node (node),
    target INTEGER NOT NULL REFERENCES Region (node),
    doc_id INTEGER NOT NULL REFERENCES Document (node),
    key    TEXT NOT NULL,
    PRIMARY KEY (doc_id, source, target, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS located_in_source ON LOCATED_IN (source);
CREATE INDEX IF NOT EXISTS located_in_target ON LOCATED_IN (target);

-- Measure → Document, or an office's Agency → Agency
CREATE TABLE IF NOT EXISTS PART_OF (
    source INTEGER NOT NULL REFERENCES node (node),
    target INTEGER NOT NULL REFERENCES node (node),
    doc_id INTEGER NOT NULL REFERENCES Document (node),
    key    TEXT NOT NULL,
    PRIMARY KEY (doc_id, source, target, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS part_of_source ON PART_OF (source);
CREATE INDEX IF NOT EXISTS part_of_target ON PART_OF (target);

-- target: Program or Platform
CREATE TABLE IF NOT EXISTS INCLUDES (
    source INTEGER NOT NULL REFERENCES Measure (node),
    target INTEGER NOT NULL REFERENCES node (node),
    doc_id INTEGER NOT NULL REFERENCES Document (node),
    key    TEXT NOT NULL,
    name   TEXT,
    via    TEXT,
    start  INTEGER,
    "end"  INTEGER,
    quote  TEXT,
    PRIMARY KEY (doc_id, source, target, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS includes_source ON INCLUDES (source);
CREATE INDEX IF NOT EXISTS includes_target ON INCLUDES (target);

CREATE TABLE IF NOT EXISTS SETS (
    source INTEGER NOT NULL REFERENCES Measure (node),
    target INTEGER NOT NULL REFERENCES Target (node),
    doc_id INTEGER NOT NULL REFERENCES Document (node),
    key    TEXT NOT NULL,
    start  INTEGER,
    "end"  INTEGER,
    quote  TEXT,
    PRIMARY KEY (doc_id, source, target, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sets_source ON SETS (source);
CREATE INDEX IF NOT EXISTS sets_target ON SETS (target);

-- source: Measure, Program or Platform; target: Platform, Program or Agency
CREATE TABLE IF NOT EXISTS RELIES_ON (
    source  INTEGER NOT NULL REFERENCES node (node),
    target  INTEGER NOT NULL REFERENCES node (node),
    doc_id  INTEGER NOT NULL REFERENCES Document (node),
    key     TEXT NOT NULL,
    measure TEXT,
    name    TEXT,
    start   INTEGER,
    "end"   INTEGER,
    quote   TEXT,
    PRIMARY KEY (doc_id, source, target, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS relies_on_source ON RELIES_ON (source);
CREATE INDEX IF NOT EXISTS relies_on_target ON RELIES_ON (target);
CREATE INDEX IF NOT EXISTS relies_on_measure ON RELIES_ON (measure);

-- source: Document or Measure
CREATE TABLE IF NOT EXISTS CITES (
    source INTEGER NOT NULL REFERENCES node (node),
    target INTEGER NOT NULL REFERENCES Document (node),
    doc_id INTEGER NOT NULL REFERENCES Document (node),
    key    TEXT NOT NULL,
    title  TEXT,
    how    TEXT,
    start  INTEGER,
    "end"  INTEGER,
    quote  TEXT,
    PRIMARY KEY (doc_id, source, target, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS cites_source ON CITES (source);
CREATE INDEX IF NOT EXISTS cites_target ON CITES (target);

CREATE TABLE IF NOT EXISTS ISSUED (
    source INTEGER NOT NULL REFERENCES Agency (node),
    target INTEGER NOT NULL REFERENCES Document (node),
    doc_id INTEGER NOT NULL REFERENCES Document (node),
    key    TEXT NOT NULL,
    name   TEXT,
    PRIMARY KEY (doc_id, source, target, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS issued_source ON ISSUED (source);
CREATE INDEX IF NOT EXISTS issued_target ON ISSUED (target);

CREATE TABLE IF NOT EXISTS SUCCEEDED_BY (
    source INTEGER NOT NULL REFERENCES Agency (node),
    target INTEGER NOT NULL REFERENCES Agency (node),
    doc_id INTEGER NOT NULL REFERENCES Document (node),
    key    TEXT NOT NULL,
    year   INTEGER,
    PRIMARY KEY (doc_id, source, target, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS succeeded_by_source ON SUCCEEDED_BY (source);
CREATE INDEX IF NOT EXISTS succeeded_by_target ON SUCCEEDED_BY (target);

-- Full text -----------------------------------------------------------------------------------------------------

CREATE VIRTUAL TABLE IF NOT EXISTS names USING fts5 (
    words, content = '', detail = none, columnsize = 0, tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5 (
    words, content = '', detail = none, columnsize = 0, tokenize = 'unicode61 remove_diacritics 0'
);
