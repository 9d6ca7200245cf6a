// What the graph is: read this first.
//
// Policy documents say who must do what, by when, with what money, according to which sentence. Each label, each edge
// and each property is explained here once. graph/model.py holds the same as tables, graph/schema.sql as SQL, and a
// test keeps the three equal. The constraints and indexes at the end run as they are, statement by statement, on
// Neo4j Community 5.26 and 2026, and may run again.
//
// Identifiers (`id`, graph/ids.py) are readable, stable across reloads and stores, and unique within a label.
// A property that the text leaves open is absent (Neo4j) or NULL (SQLite). Dates are YYYY, YYYY-MM or YYYY-MM-DD. Lists
// and records are JSON text, so that both stores answer with the same plain values. Numbers of characters are
// half-open offsets [start, end) into the `text` of the Document.
//
// ---------------------------------------------------------------------------------------------------------------
// Nodes
// ---------------------------------------------------------------------------------------------------------------
//
// (:Agency {id, canonical, region, level, kind, function, parent})
// A body that can carry a duty. Two divisions' bureaus of one name are two agencies. An agency keeps the name of its
// era: a reform is a SUCCEEDED_BY edge, not a new name. Its properties follow from its identifier.
//   id         division code (`-` when unknown) ~ canonical: 430200~株洲市科学技术局
//   canonical  full official name with its division: 株洲市科学技术局
//   region     code of the division that it belongs to, see Region
//   level      national, province, city, county, township
//   kind       party, government, mass, institution, enterprise, office, collective, sector, other
//   function   line of work, one key for all divisions: 科学技术, 财政, 人力资源和社会保障 …
//   parent     canonical name of the body that an office belongs to
//
// (:Program {id, name, region})
// A named 工程, 计划, 行动, 专项, 活动, 基金, 奖, or package of measures.
//   id         code of the division whose document names it ~ name
//   name       as written, of several writings the smallest (a quotation mark comes before a character)
//   region     the division whose document names it
//
// (:Platform {id, name, region})
// A named, individual place, facility, body or system where things happen.
//   id         code of the division whose document names it ~ name
//   name       as written, of several writings the smallest
//   region     the division whose document names it
//
// (:Target {id, text, metric, value, value_max, unit, comparator, deadline, period, status})
// A quantified goal or result of one measure.
//   id         the measure's ~t and a number from 1
//   text       the words that set it
//   metric     what is counted, as written
//   value      the number, 万 and 亿 multiplied out
//   value_max  the upper end of a range
//   unit       个, 人, 名, 家, %, 项, 元 …
//   comparator one of >=, <=, ~ (about), =
//   deadline   date by which it is to be reached
//   period     year, half-year, quarter or month for a figure that recurs
//   status     planned, or achieved for a reported result
//
// (:Region {id, name, short, level})
// An administrative division, or a named area of several.
//   id         GB/T 2260 code, `cn` for the country, the name of an area (京津冀)
//   name       full name: 株洲市
//   short      without its kind: 株洲
//   level      national, province, city, county, township, absent for an area
//
// (:Document {id, title, doc_no, issuers, issued_on, region, aliases, cited_as, loaded, corrected, source, text, record})
// One issued text, or, with loaded = false, a stub: a text that is only cited.
//   id         文号 or division code ~ title, of a stub 《title》
//   title      of a stub: as cited, of several writings the smallest
//   doc_no     文号: 甲办发〔2022〕16号
//   issuers    JSON list of the issuing bodies as written
//   issued_on  date
//   region     code of the division that the text governs
//   aliases    JSON list of the short names that the text declares for itself
//   cited_as   identifier of the stub of its title: where citations lead as long as it is not loaded
//   loaded     true, false for a stub
//   corrected  whether a person corrected the record
//   source     name of the file
//   text       normalised text that all offsets point into
//   record     JSON of the extraction record, without the text
//
// (:Measure {id, document, position, number, path, headings, title, text, start, end, due, ongoing, place})
// The smallest numbered unit of a document's body: the obligation.
//   id         the document's ~ numbers of the path ~ number, then ·2, ·3 … for further units of the same place
//   document   identifier of its Document
//   position   from 0, in the order of the document
//   number     own label in digits
//   path       numbers of the enclosing headings, outermost first, joined by /
//   headings   titles of the enclosing headings, joined by space / space
//   title      own heading
//   text       own body
//   start      where the body begins
//   end        where the body ends
//   due        own deadline, a date
//   ongoing    whether it goes on (持续推进)
//   place      JSON {page, sheet, row, paragraph} in the original file, counted from 1
//
// ---------------------------------------------------------------------------------------------------------------
// Edges
// ---------------------------------------------------------------------------------------------------------------
//
// Every edge is one document's statement. Documents that say the same have an edge each: count nodes, not edges.
// A document leaves by its edges, a node leaves with the last edge that touches it.
//   doc_id     identifier of the Document that says so
//   key        number that tells apart one document's edges of one type between the same ends
// Evidence, on edges that stand for a sentence:
//   start      where the sentence, list or name begins in the document's text
//   end        where it ends
//   quote      the words themselves: text[start:end]
//
// (:Agency)-[:LEADS {doc_id, key, name, basis, order, object, start, end, quote}]->(:Measure)
// The agency leads the measure, or carries it alone.
//   name       the agency as written
//   basis      how the text shows it: explicit (牵头), declared (a rule for the whole document), sole (the only one listed),
//              listed (first of a plain list: a convention), shared (按职责分工), inherited (named once for what follows),
//              prose (subject of a sentence)
//   order      from 0, its place among the measure's agencies
//   object     what a prose sentence gives it to do
//
// (:Agency)-[:ASSISTS {doc_id, key, name, basis, order, object, start, end, quote}]->(:Measure)
// The agency assists with the measure.
//   name       the agency as written
//   basis      as for LEADS
//   order      from 0, its place among the measure's agencies
//   object     what a prose sentence gives it to do
//
// (:Agency)-[:GUIDES {doc_id, key, name, basis, order, object, start, end, quote}]->(:Measure)
// The text gives the agency only 指导, 督导, 监督 or 考核.
//   name       the agency as written
//   basis      as for LEADS
//   order      from 0, its place among the measure's agencies
//   object     what a prose sentence gives it to do
//
// (:Agency|Measure)-[:FUNDS {doc_id, key, measure, text, amount_cny, amount_cny_max, bound, per, period, years, payer, recipient, status, start, end, quote}]->(:Program|Platform|Measure)
// One sum of money: from the payer, or the measure when no agency is named, to the programme or platform that receives
// it, or the measure.
//   measure    identifier of the measure that says so
//   text       the words that grant it
//   amount_cny per unit as written, in yuan
//   amount_cny_max upper end of a range
//   bound      max (最高), min (不低于), approx (左右), exact
//   per        whom or what each sum is for: 人, 家, 项, 企业 …
//   period     year for a yearly sum
//   years      for how many years
//   payer      as written
//   recipient  the words that name who receives it
//   status     planned or achieved
//
// (:Agency|Platform|Document|Region)-[:LOCATED_IN {doc_id, key}]->(:Region)
// Belongs to, stands in or governs a division. A division lies in the one above it, up to `cn`.
//
// (:Measure|Agency)-[:PART_OF {doc_id, key}]->(:Document|Agency)
// A measure of a document, or an office of an agency.
//
// (:Measure)-[:INCLUDES {doc_id, key, name, via, start, end, quote}]->(:Program|Platform)
// The measure names a programme or platform.
//   name       as written
//   via        `heading` when only an enclosing heading names it
//
// (:Measure)-[:SETS {doc_id, key, start, end, quote}]->(:Target)
// The measure sets or reports a figure.
//
// (:Measure|Program|Platform)-[:RELIES_ON {doc_id, key, measure, name, start, end, quote}]->(:Platform|Program|Agency)
// The text says 依托, 以…为依托, 以…为载体.
//   measure    identifier of the measure that says so
//   name       what is relied on, as written
//
// (:Document|Measure)-[:CITES {doc_id, key, title, how, start, end, quote}]->(:Document)
// The text names another document in 《》. Leads to the one loaded document of that title, or else to its stub.
//   title      as cited
//   how        implements (贯彻, 落实, 按照, 根据, 参照) or mentions
//
// (:Agency)-[:ISSUED {doc_id, key, name}]->(:Document)
// The agency issued the document.
//   name       the issuer as written
//
// (:Agency)-[:SUCCEEDED_BY {doc_id, key, year}]->(:Agency)
// A reform handed the agency's line of work on.
//   year       of the reform
//
// ---------------------------------------------------------------------------------------------------------------
// Constraints and indexes
// ---------------------------------------------------------------------------------------------------------------

CREATE CONSTRAINT agency_id IF NOT EXISTS FOR (n:Agency) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT program_id IF NOT EXISTS FOR (n:Program) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT platform_id IF NOT EXISTS FOR (n:Platform) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT target_id IF NOT EXISTS FOR (n:Target) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT region_id IF NOT EXISTS FOR (n:Region) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT measure_id IF NOT EXISTS FOR (n:Measure) REQUIRE n.id IS UNIQUE;

CREATE INDEX agency_canonical IF NOT EXISTS FOR (n:Agency) ON (n.canonical);
CREATE INDEX agency_region IF NOT EXISTS FOR (n:Agency) ON (n.region);
CREATE INDEX agency_function IF NOT EXISTS FOR (n:Agency) ON (n.function);
CREATE INDEX program_name IF NOT EXISTS FOR (n:Program) ON (n.name);
CREATE INDEX program_region IF NOT EXISTS FOR (n:Program) ON (n.region);
CREATE INDEX platform_name IF NOT EXISTS FOR (n:Platform) ON (n.name);
CREATE INDEX platform_region IF NOT EXISTS FOR (n:Platform) ON (n.region);
CREATE INDEX target_deadline IF NOT EXISTS FOR (n:Target) ON (n.deadline);
CREATE INDEX region_name IF NOT EXISTS FOR (n:Region) ON (n.name);
CREATE INDEX region_short IF NOT EXISTS FOR (n:Region) ON (n.short);
CREATE INDEX document_title IF NOT EXISTS FOR (n:Document) ON (n.title);
CREATE INDEX document_doc_no IF NOT EXISTS FOR (n:Document) ON (n.doc_no);
CREATE INDEX document_region IF NOT EXISTS FOR (n:Document) ON (n.region);
CREATE INDEX document_cited_as IF NOT EXISTS FOR (n:Document) ON (n.cited_as);
CREATE INDEX measure_document IF NOT EXISTS FOR (n:Measure) ON (n.document, n.position);
CREATE INDEX measure_due IF NOT EXISTS FOR (n:Measure) ON (n.due);

CREATE INDEX leads_doc_id IF NOT EXISTS FOR ()-[e:LEADS]-() ON (e.doc_id);
CREATE INDEX assists_doc_id IF NOT EXISTS FOR ()-[e:ASSISTS]-() ON (e.doc_id);
CREATE INDEX guides_doc_id IF NOT EXISTS FOR ()-[e:GUIDES]-() ON (e.doc_id);
CREATE INDEX funds_doc_id IF NOT EXISTS FOR ()-[e:FUNDS]-() ON (e.doc_id);
CREATE INDEX located_in_doc_id IF NOT EXISTS FOR ()-[e:LOCATED_IN]-() ON (e.doc_id);
CREATE INDEX part_of_doc_id IF NOT EXISTS FOR ()-[e:PART_OF]-() ON (e.doc_id);
CREATE INDEX includes_doc_id IF NOT EXISTS FOR ()-[e:INCLUDES]-() ON (e.doc_id);
CREATE INDEX sets_doc_id IF NOT EXISTS FOR ()-[e:SETS]-() ON (e.doc_id);
CREATE INDEX relies_on_doc_id IF NOT EXISTS FOR ()-[e:RELIES_ON]-() ON (e.doc_id);
CREATE INDEX cites_doc_id IF NOT EXISTS FOR ()-[e:CITES]-() ON (e.doc_id);
CREATE INDEX issued_doc_id IF NOT EXISTS FOR ()-[e:ISSUED]-() ON (e.doc_id);
CREATE INDEX succeeded_by_doc_id IF NOT EXISTS FOR ()-[e:SUCCEEDED_BY]-() ON (e.doc_id);
CREATE INDEX funds_measure IF NOT EXISTS FOR ()-[e:FUNDS]-() ON (e.measure);
CREATE INDEX relies_on_measure IF NOT EXISTS FOR ()-[e:RELIES_ON]-() ON (e.measure);

CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:Agency|Program|Platform|Region|Document)
ON EACH [n.canonical, n.name, n.title, n.doc_no] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE FULLTEXT INDEX texts IF NOT EXISTS FOR (n:Measure|Target)
ON EACH [n.headings, n.title, n.text, n.metric] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
