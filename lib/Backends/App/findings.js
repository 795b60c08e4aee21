// The list of findings: search, filters, order, groups. Only the rows that are in sight exist.

const ROW = 62; // the height of a row, as app.css has it

const SORTS = {
  severity: ['severity', (a, b) => b.severity - a.severity || a.state - b.state],
  risk: ['current risk', (a, b) => riskRank(b) - riskRank(a) || b.severity - a.severity],
  state: ['state', (a, b) => a.state - b.state || b.severity - a.severity],
  rule: ['rule', (a, b) => (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0)],
  place: ['place in the source', (a, b) => a.index - b.index],
};
const riskRank = (f) => (f.risk.length ? f.risk[5] : 0);

class FindingsView {
  constructor(filters, changed) {
    this.changed = changed; // the filters did
    this.filters = { q: '', severity: new Set(), state: new Set([OPEN, PLANNED]), category: '', by: '', on: '', tag: '', change: '', risk: '', sort: 'severity', group: true };
    this.read(filters);
    this.shown = [];
    this.active = -1;
    this.build();
    this.update();
  }

  // Filters of an address; what it does not name is as it is at first, but a link to something shows all states of it.
  read(p) {
    const f = this.filters;
    const named = ['category', 'by', 'on', 'tag', 'q', 'change', 'risk'].some((k) => p.get(k)) || p.get('severity');
    f.q = p.get('q') || '';
    f.severity = new Set((p.get('severity') || '').split(',').map((s) => R.severities.indexOf(s)).filter((s) => s >= 0));
    f.state = new Set((p.get('state') || '').split(',').map((s) => R.states.indexOf(s)).filter((s) => s >= 0));
    if (!p.has('state') && !named) f.state = new Set([OPEN, PLANNED]);
    for (const key of ['category', 'by', 'on', 'tag', 'change', 'risk']) f[key] = p.get(key) || '';
    f.sort = Object.hasOwn(SORTS, p.get('sort')) ? p.get('sort') : 'severity';
    f.group = p.get('group') !== 'none';
  }
  address() {
    const f = this.filters, p = new URLSearchParams();
    if (f.q) p.set('q', f.q);
    if (f.severity.size) p.set('severity', [...f.severity].map((s) => R.severities[s]).join(','));
    const usual = f.state.size === 2 && f.state.has(OPEN) && f.state.has(PLANNED);
    for (const key of ['category', 'by', 'on', 'tag', 'change', 'risk']) if (f[key]) p.set(key, f[key]);
    if (!usual || [...p.keys()].length) p.set('state', [...f.state].map((s) => R.states[s]).join(','));
    if (f.sort !== 'severity') p.set('sort', f.sort);
    if (!f.group) p.set('group', 'none');
    const text = p.toString();
    return '#findings' + (text ? '?' + text : '');
  }

  build() {
    const f = this.filters;
    this.search = h('input', { type: 'search', id: 'search', placeholder: 'Search findings  ( / )', 'aria-label': 'Search findings', value: f.q, autocomplete: 'off', oninput: () => { f.q = this.search.value; this.update(); } });
    const toggles = (label, names, set, mark) => h('div', { class: 'toggles', role: 'group', 'aria-label': label }, names.map(([i, name]) => {
      const button = h('button', { type: 'button', class: mark ? `heat${heatOf(i)}` : '', 'data-value': i, onclick: () => { if (!set().delete(i)) set().add(i); this.update(); } }, mark ? sign(heatOf(i)) : h('span', { 'aria-hidden': 'true' }, STATE_SIGNS[i]), ` ${name} `, h('span', { class: 'count' }));
      return button;
    }));
    this.severities = toggles('Severity', [...R.severities.entries()].reverse(), () => f.severity, true);
    this.states = toggles('State', [...R.states.entries()].filter(([i]) => R.findings.some((x) => x.state === i) || i === OPEN), () => f.state, false);
    const select = (key, label, options) => {
      const node = h('select', { 'aria-label': label, 'data-filter': key, onchange: () => { f[key] = node.value; this.update(); } }, h('option', { value: '' }, label + ': any'), options.map(([value, text]) => h('option', { value }, text)));
      node.value = f[key];
      return options.length ? h('span', { class: 'select' }, node) : null;
    };
    const schemes = [...new Set(R.categories.map((c) => c.scheme))];
    const byAll = new Set(R.findings.flatMap((x) => x.by));
    this.element = h('input', { list: 'elements', 'aria-label': 'Element', placeholder: 'Element: any', value: f.on, autocomplete: 'off', oninput: () => { if (!this.element.value || R.byId.has(this.element.value)) { f.on = this.element.value; this.update(); } } });
    this.category = h('select', { 'aria-label': 'Category', 'data-filter': 'category', onchange: () => { f.category = this.category.value; this.update(); } }, h('option', { value: '' }, 'Category: any'),
      schemes.map((s) => h('optgroup', { label: s }, R.categories.filter((c) => c.scheme === s).map((c) => h('option', { value: c.text }, words(c.text))))));
    this.category.value = f.category;
    const sort = h('select', { 'aria-label': 'Order', onchange: () => { f.sort = sort.value; this.update(); } }, Object.entries(SORTS).filter(([k]) => k !== 'risk' || R.risks).map(([k, [name]]) => h('option', { value: k }, 'By ' + name)));
    sort.value = f.sort;
    const group = h('input', { type: 'checkbox', checked: f.group, onchange: () => { f.group = group.checked; this.update(); } });
    const changes = [...new Set(R.changes.map((c) => c.change))];
    this.count = h('p', { class: 'result', role: 'status' });
    this.clear = h('button', { type: 'button', class: 'link', onclick: () => { location.hash = '#findings?state='; } }, 'Clear filters');
    this.selects = [select('by', 'By whom', [...byAll].sort((a, b) => a - b).map((i) => [String(i), R.positions[i]])), select('tag', 'Tag', [...new Set([...R.entities.flatMap((e) => e.tags), ...R.rules.flatMap((r) => r.tags)])].sort().map((t) => [t, t])),
      select('change', 'Change', changes.map((c) => [c, c])), R.risks ? select('risk', 'Risk', [...R.risks.entries()].reverse().map(([i, r]) => [String(i), words(r)])) : null];
    this.sizer = h('div', { class: 'sizer', role: 'presentation' });
    this.list = h('div', { class: 'list', role: 'listbox', tabindex: 0, 'aria-label': 'Findings', onscroll: () => this.paint(), onkeydown: (event) => this.key(event) }, this.sizer);
    this.element_ = h('datalist', { id: 'elements' }, R.entities.filter((e) => e.findings.length).map((e) => h('option', { value: e.id }, e.label)));
    this.node = h('div', { class: 'findings' },
      h('div', { class: 'filters' }, h('div', { class: 'row' }, this.search, h('span', { class: 'select' }, sort), h('label', { class: 'check' }, group, ' Group by cause')),
        h('div', { class: 'row' }, this.severities, this.states),
        h('div', { class: 'row' }, h('span', { class: 'select' }, this.category), this.selects, h('span', { class: 'select' }, this.element), this.element_, this.clear)),
      this.count, this.list);
    new ResizeObserver(() => this.paint()).observe(this.list);
  }

  // Whether a finding passes the filters, but for one.
  passes(x, but) {
    const f = this.filters;
    if (!inSystem(x)) return false;
    if (but !== 'severity' && f.severity.size && !f.severity.has(x.severity)) return false;
    if (but !== 'state' && f.state.size && !f.state.has(x.state)) return false;
    if (f.category && !x.rule.categories.some((c) => c.text === f.category)) return false;
    if (f.by && !x.by.includes(Number(f.by))) return false;
    if (this.within && !x.on.some((e) => this.within.has(e))) return false;
    if (f.tag && !x.rule.tags.includes(f.tag) && !x.on.some((e) => hasTag(e, f.tag))) return false;
    if (f.change && (!x.change || x.change.change !== f.change)) return false;
    if (f.risk && (!x.risk.length || Math.floor((x.risk[5] - 1) / 2) !== Number(f.risk) || x.risk[5] === 0)) return false;
    return this.terms.every((t) => haystack(x).includes(t));
  }

  update() {
    const f = this.filters;
    this.terms = f.q.toLowerCase().split(/\s+/).filter(Boolean);
    this.within = null;
    if (f.on && R.byId.has(f.on)) {
      this.within = new Set();
      const visit = (e) => { this.within.add(e); e.children.forEach(visit); };
      visit(R.byId.get(f.on));
    }
    const order = SORTS[f.sort][1];
    let found = R.findings.filter((x) => this.passes(x)).sort((a, b) => order(a, b) || a.index - b.index);
    this.rows = found.map((x) => ({ x, depth: 0, more: 0 }));
    if (f.group) this.rows = this.grouped(found);
    for (const [box, key, set] of [[this.severities, 'severity', f.severity], [this.states, 'state', f.state]]) {
      const counts = new Map();
      for (const x of R.findings) if (this.passes(x, key)) counts.set(x[key], (counts.get(x[key]) || 0) + 1);
      for (const button of box.children) {
        const value = Number(button.dataset.value);
        button.setAttribute('aria-pressed', set.has(value));
        button.querySelector('.count').textContent = counts.get(value) || 0;
      }
    }
    const causes = new Set(found.filter((x) => x.cause).map((x) => x.cause)).size;
    this.count.textContent = `${plural(found.length, 'finding')}${causes ? ` in ${plural(causes, 'cause')}` : ''} of ${R.findings.length.toLocaleString('en')}`;
    this.clear.hidden = !(f.q || f.severity.size || f.state.size || f.category || f.by || f.on || f.tag || f.change || f.risk);
    this.sizer.style.height = this.rows.length * ROW + 'px';
    this.active = this.rows.findIndex((r) => r.x === this.selected);
    this.paint(true);
    this.changed?.(this.address());
  }
  // Findings of one cause stand behind its first.
  grouped(found) {
    const members = new Map();
    for (const x of found) if (x.cause) members.set(x.cause, [...(members.get(x.cause) || []), x]);
    const rows = [], done = new Set();
    for (const x of found) {
      if (done.has(x)) continue;
      const all = x.cause ? members.get(x.cause) : [x];
      all.forEach((m, i) => { done.add(m); rows.push({ x: m, depth: i ? 1 : 0, more: i ? 0 : all.length - 1 }); });
    }
    return rows;
  }

  paint(all) {
    const height = this.list.clientHeight || 600, top = this.list.scrollTop;
    const from = Math.max(0, Math.floor(top / ROW) - 6), to = Math.min(this.rows.length, Math.ceil((top + height) / ROW) + 6);
    if (!all && from === this.from && to === this.to) return;
    this.from = from;
    this.to = to;
    const nodes = [];
    for (let i = from; i < to; ++i) nodes.push(this.row(this.rows[i], i));
    this.sizer.replaceChildren(...nodes);
    if (this.active >= 0) this.list.setAttribute('aria-activedescendant', 'finding-' + this.active);
    else this.list.removeAttribute('aria-activedescendant');
  }

  row({ x, depth, more }, i) {
    const node = h('div', { class: `item${depth ? ' member' : ''}`, role: 'option', id: 'finding-' + i, 'aria-selected': x === this.selected ? 'true' : 'false', 'aria-setsize': this.rows.length, 'aria-posinset': i + 1, 'data-finding': x.id, onclick: () => { location.hash = '#finding/' + x.id; } },
      h('div', { class: 'line' }, severityChip(x.severity), h('span', { class: 'title' }, x.title), x.state === OPEN ? null : stateChip(x.state), x.change ? h('span', { class: 'chip state' }, x.change.change) : null),
      h('div', { class: 'line small' }, h('code', {}, x.id), h('code', {}, x.rule.id), h('span', {}, x.on.slice(0, 3).map((e) => e.label).join(', ')), R.risks && x.risk.length ? h('span', {}, 'risk ' + levelText(R.risks, level(x, 1, 2)).toLowerCase()) : null, x.by.length ? h('span', {}, R.positions[x.by[0]]) : null, more ? h('span', { class: 'more' }, `+ ${plural(more, 'finding')} of the same cause`) : null));
    node.style.top = i * ROW + 'px';
    return node;
  }

  select(finding) {
    this.selected = finding;
    // One that is filtered out is looked for among all.
    if (finding && !this.rows.some((r) => r.x === finding)) {
      this.read(new URLSearchParams('state='));
      this.node.remove();
      this.build();
      this.update();
    }
    this.active = this.rows.findIndex((r) => r.x === finding);
    this.reveal();
    this.paint(true);
  }
  reveal() {
    if (this.active < 0) return;
    const at = this.active * ROW, height = this.list.clientHeight || 600;
    if (at < this.list.scrollTop) this.list.scrollTop = at;
    else if (at + ROW > this.list.scrollTop + height) this.list.scrollTop = at + ROW - height;
  }
  key(event) {
    const last = this.rows.length - 1, page = Math.max(1, Math.floor(this.list.clientHeight / ROW) - 1);
    const to = { ArrowDown: this.active + 1, ArrowUp: this.active - 1, j: this.active + 1, k: this.active - 1, Home: 0, End: last, PageDown: this.active + page, PageUp: this.active - page }[event.key];
    if (to === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (to !== undefined) {
      this.active = Math.max(0, Math.min(last, to));
      this.selected = this.rows[this.active]?.x;
      this.reveal();
      this.paint(true);
    }
    const x = this.rows[this.active]?.x;
    if (x) showFinding(x, event.key === 'Enter');
  }
}

function haystack(f) {
  return (f.words ??= [f.id, f.title, f.rule.id, f.rule.name, ...f.on.map((e) => e.id + ' ' + e.label), f.attackers?.text, f.fix, ...f.rule.categories.map((c) => c.text)].join('\n').toLowerCase());
}
function hasTag(e, tag) {
  for (let up = e; up; up = up.parent) if (up.tags.includes(tag)) return true;
  return false;
}
