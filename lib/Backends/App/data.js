'use strict';

// The data of the report: tables of columns, as docs/design/report-app.md describes them. A row is an object whose texts
// and references are looked up when somebody asks.

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
  entities: { id: 'T', name: 'T', label: 'T', doc: 'T', kind: 'kinds', parent: 'entities', also_in: 'T', out_of_scope: 'T', out_by: 'entities', tags: 'T', links: 'T,T', file: 'files' },
  flows: { entity: 'entities', source: 'entities', target: 'entities', sent: 'entities', returned: 'entities' },
  data: { entity: 'entities', from: 'entities', by: 'entities', origin: 'entities', places: 'entities', flows: 'entities', stored: 'entities' },
  attributes: { entity: 'entities', name: 'T', value: 'T', by: 'T', on: 'entities', file: 'files' },
  kinds: { id: 'T', name: 'T', base: 'kinds', title: 'T' },
  defaults: { kind: 'kinds', name: 'T', value: 'T', by: 'T' },
  out_of_scope: { entity: 'entities' },
  causes: { head: 'findings', fix: 'T', ends: 'controls,entities' },
  findings: {
    id: 'T', rule: 'rules', severity_by: 'decisions', title: 'T', found_by: 'T', on: 'entities', witness: 'entities', cause: 'causes', attackers: 'T',
    unknowns: 'entities,T', scores: 'T,T', why: 'atoms', fix: 'T', silences: 'controls,entities', decide: 'T', file: 'files', controls: 'controls',
    silenced: 'T', decision: 'decisions', decisions: 'decisions', shown: 'T', tests: 'tests',
  },
  atoms: { text: 'T', value: 'T', why: 'T', file: 'files' },
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

const R = { byId: new Map() }; // the report

// Texts are lists of words; each is put together once, when it is shown.
function makeTexts(words, packed, count) {
  const from = new Numbers(packed), starts = [0], used = [];
  while (from.at < packed.length) {
    for (let n = from.next(); n > 0; --n) used.push(from.next());
    starts.push(used.length);
  }
  const made = new Array(starts.length - 1);
  return (id) => {
    if (made[id] === undefined) {
      let text = '';
      for (let i = starts[id]; i < starts[id + 1]; ++i) text += words[used[i]];
      made[id] = text;
    }
    return made[id];
  };
}

function lookUp(type) {
  if (type === 'T') return (v) => R.text(v);
  if (type === 'N') return (v) => v;
  return (v) => (v ? R[type][v - 1] : null);
}

function makeTable(name, json, types = SCHEMA[name] || {}) {
  const rows = [];
  class Row {}
  for (let i = 0; i < json.rows; ++i) rows.push(new Row());
  for (const [key, packed] of Object.entries(json.columns)) {
    const from = new Numbers(packed), isList = key.endsWith('[]');
    const column = isList ? key.slice(0, -2) : key;
    const type = types[column];
    const raw = type ? '$' + column : column;
    for (const row of rows) {
      if (!isList) { row[raw] = from.next(); continue; }
      const list = [];
      for (let n = from.next(); n > 0; --n) list.push(from.next());
      row[raw] = list;
    }
    if (!type) continue;
    const parts = type.split(',').map(lookUp);
    Object.defineProperty(Row.prototype, column, {
      get() {
        const value = this[raw];
        if (!isList) return parts[0](value);
        if (parts.length === 1) return value.map(parts[0]);
        const out = [];
        for (let i = 0; i < value.length; i += 2) out.push([parts[0](value[i]), parts[1](value[i + 1])]);
        return out;
      },
    });
  }
  rows.forEach((row, i) => { row.index = i; });
  return rows;
}

function readReport(json) {
  Object.assign(R, json);
  R.text = makeTexts(json.words, json.texts);
  for (const name of Object.keys(SCHEMA)) R[name] = json.tables[name] ? makeTable(name, json.tables[name]) : [];
  R.pictures = json.pictures;
  R.tables = R.words = R.texts = null;
  connect();
}

// What the rows of one table are to those of another.
function connect() {
  for (const e of R.entities) {
    Object.assign(e, { children: [], findings: [], attributes: [], incoming: [], outgoing: [], flow: null, dataItem: null, questions: [] });
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
    R.findingById.set(f.id, f);
    f.question = null;
    for (const e of new Set(f.on)) e.findings.push(f);
  }
  for (const c of R.causes) c.members = [];
  for (const f of R.findings) if (f.$cause) f.cause.members.push(f);
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
