'use strict';

// The data of the report: tables of columns, as docs/design/report-app.md describes them. What is in a row is looked up when
// somebody asks.

const VALUE = new Uint8Array(128);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].forEach((c, i) => { VALUE[c.charCodeAt(0)] = i; });

// Numbers in unsigned Base64 VLQ, the lowest digits first.
class Numbers {
  constructor(text) { this.text = text; this.at = 0; }
  next() {
    let value = 0;
    for (let scale = 1; ; scale *= 32) {
      const digit = VALUE[this.text.charCodeAt(this.at++)];
      if (digit < 32) return value + digit * scale;
      value += (digit - 32) * scale;
    }
  }
  signed() {
    const value = this.next();
    return value % 2 ? -(value - 1) / 2 - 1 : value / 2;
  }
}

// What columns hold, where it is not a number: T a text, a table's name a row of it. Columns that are lists say so
// themselves; `T,T` is a list of pairs.
const SCHEMA = {
  files: { path: 'T', url: 'T' },
  entities: { id: 'T', name: 'T', shown: 'T', doc: 'T', kind: 'kinds', parent: 'entities', also_in: 'T', out_of_scope: 'T', out_by: 'entities', tags: 'T', links: 'T,T', file: 'files' },
  flows: { entity: 'entities', source: 'entities', target: 'entities', sent: 'entities', returned: 'entities' },
  data: { entity: 'entities', from: 'entities', by: 'entities', origin: 'entities', places: 'entities', flows: 'entities', stored: 'entities' },
  attributes: { entity: 'entities', name: 'T', value: 'T', by: 'T', on: 'entities', file: 'files' },
  kinds: { id: 'T', name: 'T', base: 'kinds', title: 'T' },
  defaults: { kind: 'kinds', name: 'T', value: 'T', by: 'T' },
  out_of_scope: { entity: 'entities' },
  causes: { head: 'findings', fix: 'T', ends: 'controls,entities' },
  findings: {
    id_rest: 'T', rule: 'rules', severity_by: 'decisions', title: 'T', found_by: 'T', on: 'entities', witness: 'entities', cause: 'causes', rating: 'ratings', attackers: 'attackers',
    unknowns: 'entities,T', scores: 'scores', why: 'atoms', fix: 'T', silences: 'controls,entities', decide: 'T', file: 'files', controls: 'controls',
    silenced: 'T', decision: 'decisions', decisions: 'decisions', shown: 'T', tests: 'tests',
  },
  atoms: { text: 'T', value: 'T', why: 'T', file: 'files' },
  scores: { text: 'T', vector: 'T' },
  ratings: {},
  attackers: { text: 'T' },
  rules: { id: 'T', name: 'T', doc: 'T', fix: 'T', categories: 'categories', refs: 'T,T', controls: 'controls', tags: 'T', file: 'files' },
  categories: { scheme: 'T', text: 'T' },
  tests: { test: 'T', in: 'T', title: 'T' },
  controls: { id: 'T', name: 'T', title: 'T', doc: 'T', on: 'entities', says: 'T,T' },
  decisions: { verb: 'T', scope: 'T', target: 'entities', text: 'T', by: 'controls', until: 'T', says: 'T,T', file: 'files' },
  questions: { id: 'T', text: 'T', settles: 'findings', default_kind: 'T', default_in: 'entities' },
  answers: { question: 'questions', entity: 'entities', attribute: 'T', text: 'T', takes: 'T', values: 'T', settles: 'findings', file: 'files' },
  missing_packs: { package: 'T', about: 'T' },
  granted: { text: 'T', on: 'entities', file: 'files' },
  hidden: { granted: 'granted', title: 'T' },
  goals: { title: 'T', of: 'entities', like: 'goals', cuts: 'T', cuts_are: 'T', needs: 'T', questions: 'questions', guards: 'T' },
  steps: { goal: 'goals', text: 'T', finding: 'findings', title: 'T' },
  reach: { element: 'entities', controlled: 'entities,N', read: 'entities,N', changed: 'entities,N', stopped: 'entities,N' },
  changes: { change: 'T', finding: 'findings', id: 'T', rule: 'T', about: 'T', title: 'T', text: 'T' },
  model_changes: { id: 'T', text: 'T' },
  comparison: { counts: 'T', open: 'T', risk: 'T', assumed: 'T' },
  clusters: { id: 'T', label: 'T' },
  nodes: { id: 'T', label: 'T', also_in: 'T' },
  links: { id: 'T', label: 'T' },
};

const R = {}; // the report

// Texts are lists of words and phrases; each is put together once, when it is shown. An even code is a word, an odd one a
// phrase: two codes.
function makeTexts(words, phrases, packed) {
  const pairs = [];
  for (const from = new Numbers(phrases); from.at < phrases.length;) pairs.push([from.next(), from.next()]);
  const parts = [];
  const part = (code) => (code % 2 ? (parts[code >> 1] ??= part(pairs[code >> 1][0]) + part(pairs[code >> 1][1])) : words[code >> 1]);
  const from = new Numbers(packed), starts = [0], used = [];
  while (from.at < packed.length) {
    for (let n = from.next(); n > 0; --n) used.push(from.next());
    starts.push(used.length);
  }
  const made = new Array(starts.length - 1);
  return (id) => {
    if (made[id] === undefined) {
      let text = '';
      for (let i = starts[id]; i < starts[id + 1]; ++i) text += part(used[i]);
      made[id] = text;
    }
    return made[id];
  };
}

function lookUp(type, text) {
  if (type === 'T') return text;
  if (type === 'N') return (v) => v;
  return (v) => (v ? R[type][v - 1] : null);
}

// A row knows its place; what stands there is looked up in the columns.
function makeTable(name, json, text = (v) => R.text(v), types = SCHEMA[name] || {}) {
  class Row { constructor(index) { this.index = index; } }
  const count = json.rows;
  for (const [key, packed] of Object.entries(json.columns)) {
    const from = new Numbers(packed), isList = key.endsWith('[]');
    const column = isList ? key.slice(0, -2) : key;
    const parts = (types[column] || 'N').split(',').map((type) => lookUp(type, text));
    let get;
    if (!isList) {
      const values = new Uint32Array(count), make = parts[0];
      for (let i = 0; i < count; ++i) values[i] = from.next();
      get = types[column] ? function get() { return make(values[this.index]); } : function get() { return values[this.index]; };
    } else {
      const starts = new Uint32Array(count + 1), flat = [];
      for (let i = 0; i < count; ++i) {
        for (let n = from.next(); n > 0; --n) flat.push(from.next());
        starts[i + 1] = flat.length;
      }
      get = function get() {
        const out = [], end = starts[this.index + 1];
        for (let i = starts[this.index]; i < end; i += parts.length) out.push(parts.length === 1 ? parts[0](flat[i]) : [parts[0](flat[i]), parts[1](flat[i + 1])]);
        return out;
      };
    }
    Object.defineProperty(Row.prototype, column, { get });
  }
  const rows = [];
  for (let i = 0; i < count; ++i) rows.push(new Row(i));
  return rows;
}

function readReport(json) {
  for (const key of Object.keys(R)) delete R[key]; // of the one before
  Object.assign(R, json, { byId: new Map() });
  R.text = makeTexts(json.words, json.phrases, json.texts);
  for (const name of Object.keys(SCHEMA)) R[name] = json.tables[name] ? makeTable(name, json.tables[name]) : [];
  R.pictures = json.pictures;
  R.tables = R.words = R.phrases = R.texts = null;
  connect();
}

// What the rows of one table are to those of another.
function connect() {
  for (const e of R.entities) {
    Object.assign(e, { children: [], findings: [], attributes: [], incoming: [], outgoing: [], flow: null, dataItem: null, questions: [] });
    e.label = e.shown || e.name;
    R.byId.set(e.id, e);
  }
  for (const e of R.entities) {
    if (e.parent) e.parent.children.push(e);
    e.system = e.class === 0 ? e : e.parent ? e.parent.system : null;
  }
  for (const a of R.attributes) a.entity.attributes.push(a);
  for (const f of R.flows) {
    f.entity.flow = f;
    f.source.outgoing.push(f);
    f.target.incoming.push(f);
  }
  for (const d of R.data) d.entity.dataItem = d;
  R.defaultsOf = new Map();
  for (const d of R.defaults) {
    if (!R.defaultsOf.has(d.kind)) R.defaultsOf.set(d.kind, []);
    R.defaultsOf.get(d.kind).push(d);
  }
  R.findingById = new Map();
  for (const f of R.findings) {
    f.risk = f.rating?.levels || [];
    f.by = f.attackers?.positions || [];
    f.id = f.digits.toString(16).padStart(8, '0') + f.id_rest;
    R.findingById.set(f.id, f);
    f.question = null;
    for (const e of new Set(f.on)) e.findings.push(f);
  }
  for (const c of R.causes) c.members = [];
  for (const f of R.findings) f.cause?.members.push(f);
  for (const q of R.questions) {
    q.answers = [];
    for (const f of q.settles) if (!f.question) f.question = q;
  }
  for (const a of R.answers) {
    a.question.answers.push(a);
    a.entity.questions.push(a.question);
  }
  for (const g of R.goals) g.steps = [];
  for (const s of R.steps) s.goal.steps.push(s);
  for (const g of R.granted) g.hidden = [];
  for (const h of R.hidden) h.granted.hidden.push(h);
  R.reachOf = new Map(R.reach.map((r) => [r.element, r]));
  R.systems = R.entities.filter((e) => e.class === 0);
  for (const c of R.changes) if (c.finding) c.finding.change = c;
}

// By class, as `classes` of the data has them.
const SYSTEM = 0, BOUNDARY = 1, ELEMENT = 2, FLOW = 3, DATA = 4;
// By state, as `states` has them.
const OPEN = 0, QUESTION = 1, PLANNED = 2, TRANSFERRED = 3, ACCEPTED = 4, DISMISSED = 5, MITIGATED = 6;

const isOpen = (f) => f.state === OPEN || f.state === PLANNED;

// How bad a severity is: 1 the least, 5 the worst, however many there are.
function heatOf(severity) {
  const count = R.severities.length;
  return count < 2 ? 5 : 1 + Math.min(4, Math.floor((severity * 4 + (count - 1) / 2) / (count - 1)));
}
function riskHeat(level) {
  return R.risks.length < 2 ? 5 : 1 + Math.round((level * 4) / (R.risks.length - 1));
}
// A stage of a finding's risk: 0 inherent, 1 current, 2 residual. Which: 0 likelihood, 1 impact, 2 risk.
function level(f, stage, which) {
  const v = f.risk.length ? f.risk[stage * 3 + which] : 0;
  return v ? { level: Math.floor((v - 1) / 2), known: (v - 1) % 2 === 1 } : null;
}
function levelText(names, l) {
  return !l ? 'none' : l.known ? words(names[l.level]) : l.level ? 'at least ' + words(names[l.level]) : 'unknown';
}
// `VeryHigh` as people write it.
function words(name) {
  const text = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  return text === name ? name : text.charAt(0) + text.slice(1).toLowerCase();
}
const identity = (f) => `${f.rule.id}(${f.on.map((e) => e.id).join(',')})`;
