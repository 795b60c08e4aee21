// The other pages.

function tally(list, key, count) {
  const out = new Array(count).fill(0);
  for (const x of list) ++out[x[key]];
  return out;
}

function overviewView() {
  const findings = R.findings.filter(inSystem), open = findings.filter(isOpen);
  const bySeverity = tally(open, 'severity', R.severities.length);
  const causes = R.causes.filter((c) => inSystem(c.head));
  const systems = R.systems.filter((s) => !shownSystem || s === shownSystem);
  const states = tally(findings, 'state', R.states.length);
  const number = (n, name, href, note) => h('a', { class: 'figure', href }, h('b', {}, n.toLocaleString('en')), h('span', {}, name), note ? h('small', {}, note) : null);
  return h('div', { class: 'page' },
    h('h1', {}, systems.map((s) => s.label).join(', ') || R.title),
    systems.filter((s) => s.doc).map((s) => h('div', { class: 'lead' }, paragraphs(s.doc))),
    R.comparison.length ? h('p', { class: 'note' }, h('a', { href: '#changes' }, 'Since the other version'), ': ', R.comparison[0].counts) : null,
    R.only_tags.length ? h('p', { class: 'note' }, 'Only what is tagged ' + R.only_tags.join(' or ') + '.') : null,
    h('div', { class: 'figures' },
      number(open.length, 'open ' + (open.length === 1 ? 'finding' : 'findings'), '#findings', plural(causes.length, 'cause')),
      number(R.questions.length, R.questions.length === 1 ? 'question' : 'questions', '#questions', plural(states[QUESTION], 'possible finding')),
      number(states[MITIGATED], 'mitigated', '#findings?state=mitigated'),
      number(states[ACCEPTED] + states[TRANSFERRED] + states[DISMISSED], 'decided', '#findings?state=accepted,transferred,dismissed', states[PLANNED] ? `${states[PLANNED]} planned` : ''),
      R.goals.length ? number(R.goals.filter((g) => g.answer === 0).length, 'attack goals in reach', '#attacks', `of ${R.goals.length}`) : null),
    h('div', { class: 'cards' },
      card('Open findings by severity', bar([...R.severities.keys()].reverse().map((s) => ({ name: R.severities[s], count: bySeverity[s], heat: heatOf(s), href: '#findings?severity=' + R.severities[s] + '&state=open,planned' })), 'Open findings by severity')),
      R.risks ? card('Risk', riskChart(findings)) : null,
      R.risks ? card('Risk matrix', riskMatrix(findings)) : null,
      categoryCard(open),
      card('Fix first', causes.length ? h('ol', { class: 'causes' }, [...causes].sort((a, b) => b.head.severity - a.head.severity || b.members.length - a.members.length).slice(0, 6).map((c) => h('li', {}, findingLink(c.head), h('p', { class: 'muted' }, prose(capital(c.fix || c.head.rule.fix)), c.members.length > 1 ? ` – resolves ${c.members.length} findings` : '')))) : empty('Nothing is open.')),
      expiring(),
      mitigatedCard(findings)),
    h('p', { class: 'muted foot' }, `Made by tmc ${R.tool.version} from ${R.inputs.join(', ')}${R.today ? ` as of ${R.today}` : ''}. ${plural(R.entities.filter((e) => e.class === ELEMENT).length, 'element')}, ${plural(R.flows.length, 'flow')}, ${plural(R.data.length, 'data item')}.`,
      R.out_of_scope.length ? [' ', h('b', {}, 'Out of scope'), ': ', R.out_of_scope.map((o, i) => [i ? '; ' : '', thing(o.entity), ` (${o.entity.out_of_scope})`])] : null));
}
const card = (title, ...children) => h('section', { class: 'card' }, h('h2', {}, title), children);

function riskChart(findings) {
  const counted = findings.filter((f) => f.risk.length);
  return ['Inherent', 'Current', 'Residual'].map((name, stage) => {
    const counts = new Array(R.risks.length).fill(0);
    let unknown = 0;
    for (const f of counted) {
      const l = level(f, stage, 2);
      if (l && (l.known || l.level)) ++counts[l.level];
      else if (l) ++unknown;
    }
    const parts = R.risks.map((r, i) => ({ name: words(r), count: counts[i], heat: riskHeat(i), href: stage === 1 ? '#findings?risk=' + i : null })).reverse();
    if (unknown) parts.push({ name: 'unknown', count: unknown, heat: 1 });
    return h('div', { class: 'stage-of' }, h('h3', {}, name, h('small', {}, [' without controls and decisions', ' today', ' with what is planned'][stage])), bar(parts, name + ' risk'));
  });
}

// A cell for each likelihood and impact: how many findings are there now.
function riskMatrix(findings) {
  const stageNames = ['inherent', 'current', 'residual'];
  const body = h('tbody', {});
  const fill = (stage) => {
    const counts = new Map();
    for (const f of findings) {
      if (!f.risk.length || (stage && [DISMISSED, MITIGATED].includes(f.state))) continue;
      const l = level(f, stage, 0), i = level(f, stage, 1);
      if (l && i) counts.set(l.level * R.impacts.length + i.level, (counts.get(l.level * R.impacts.length + i.level) || 0) + 1);
    }
    body.replaceChildren(...[...R.likelihoods.keys()].reverse().map((l) => h('tr', {}, h('th', { scope: 'row' }, words(R.likelihoods[l])), [...R.impacts.keys()].map((i) => {
      const cell = l * R.impacts.length + i, r = R.matrix[cell], n = counts.get(cell) || 0;
      return h('td', { class: r < 0 ? '' : `heat${riskHeat(r)}${n ? ' full' : ''}`, title: `${words(R.likelihoods[l])} likelihood, ${words(R.impacts[i])} impact: ${r < 0 ? 'unknown' : words(R.risks[r])} risk` }, n ? h('b', {}, n) : h('span', { class: 'faint', 'aria-label': '0' }, '·'), h('span', { class: 'offscreen' }, r < 0 ? '' : ` ${words(R.risks[r])} risk`));
    }))));
  };
  const choose = h('div', { class: 'toggles', role: 'group', 'aria-label': 'Stage of the matrix' }, stageNames.map((name, s) => h('button', { type: 'button', 'aria-pressed': String(s === 1), onclick: (event) => {
    for (const b of choose.children) b.setAttribute('aria-pressed', b === event.currentTarget);
    fill(s);
  } }, capital(name))));
  fill(1);
  return [choose, h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Risk matrix' }, h('table', { class: 'matrix' }, h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Likelihood \\ impact'), R.impacts.map((i) => h('th', { scope: 'col' }, words(i))))), body))];
}

function categoryCard(open) {
  const schemes = new Map();
  for (const f of open) for (const c of f.rule.categories) {
    if (!schemes.has(c.scheme)) schemes.set(c.scheme, new Map());
    const of = schemes.get(c.scheme), worst = of.get(c.text) || { count: 0, severity: 0 };
    of.set(c.text, { count: worst.count + 1, severity: Math.max(worst.severity, f.severity) });
  }
  if (!schemes.size) return null;
  const [scheme, of] = [...schemes].sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1)).find(([s]) => s === 'Stride') || [...schemes][0];
  const most = Math.max(...[...of.values()].map((v) => v.count));
  return card(`Open by category (${scheme === 'Stride' ? 'STRIDE' : words(scheme)})`, h('ul', { class: 'bars' }, [...of].sort((a, b) => b[1].count - a[1].count).slice(0, 8).map(([name, v]) => {
    const fill = h('span', { class: `fill heat${heatOf(v.severity)}` });
    fill.style.width = (100 * v.count) / most + '%';
    return h('li', {}, h('a', { href: '#findings?state=open,planned&category=' + encodeURIComponent(name) }, words(name)), h('span', { class: 'track' }, fill), h('b', {}, v.count));
  })));
}

function expiring() {
  const list = R.decisions.filter((d) => d.until).sort((a, b) => (a.until < b.until ? -1 : 1));
  if (!list.length) return null;
  return card('Decisions that expire next', h('ul', { class: 'plain' }, list.slice(0, 5).map((d) => h('li', {}, h('b', {}, d.until), ' ', d.verb, ' ', h('code', {}, d.scope), ' ', place(d)))), h('p', {}, h('a', { href: '#decisions' }, 'All decisions')));
}
function mitigatedCard(findings) {
  const counts = R.bases.map((name, i) => [name, findings.filter((f) => f.basis === i + 1).length]).filter(([, n]) => n);
  if (!counts.length) return null;
  return card('What silence rests on', h('ul', { class: 'plain' }, counts.reverse().map(([name, n]) => h('li', {}, h('b', {}, n), ' ', name))), R.granted.length ? h('p', {}, h('a', { href: '#granted' }, plural(R.granted.length, 'assumption') + ' without which there would be more')) : null);
}

const ANSWERS = ['within reach', 'depends on questions', 'not within reach'];
function attacksView(route) {
  const all = R.goals.filter((g) => inSystem({ on: [g.of] }));
  return h('div', { class: 'page' }, h('h1', {}, 'Attack goals'),
    all.length ? h('p', { class: 'lead' }, 'What attackers want most, the cheapest way to it, and the smallest sets of controls that cut every way.') : empty('Nothing in the model is worth an attack, or the model is too large: tmc --emit=attack-tree looks for one goal.'),
    all.map((g, i) => h('details', { class: 'card goal', open: route.id ? slug(g.title) === route.id : i === 0, id: 'goal-' + slug(g.title) },
      h('summary', {}, h('span', { class: `chip heat${[5, 3, 1][g.answer]}` }, sign([5, 3, 1][g.answer]), ANSWERS[g.answer]), h('span', { class: 'title' }, capital(g.title)), h('span', { class: 'muted' }, g.answer === 0 ? `cost ${g.cost}` : '')),
      h('div', { class: 'card-body' },
        facts([['Target', g.of ? thing(g.of) : '']]),
        g.steps.length ? [h('h3', {}, ['The cheapest way', 'A way, if the answers are bad', 'A way that is closed'][g.answer]), h('ol', {}, g.steps.map((s) => h('li', {}, s.text, s.finding ? [' ', findingMark(s.finding)] : s.title ? ` – ${s.title}` : null)))] : null,
        g.steps.some((s) => s.finding) ? h('p', {}, h('a', { href: lightLink(g.steps.filter((s) => s.finding).flatMap((s) => s.finding.on)) }, 'Show it in the diagram')) : null,
        g.cuts.length ? [h('h3', {}, 'What cuts it'), h('p', { class: 'muted' }, capital(g.cuts_are) + '.'), h('ul', {}, g.cuts.map((c) => h('li', {}, c)))] : g.answer === 0 && !g.cuttable ? h('p', {}, 'No set of controls that the rules know cuts every way to it.') : null,
        g.needs.length ? [h('h3', {}, 'Every way needs'), h('ul', {}, g.needs.map((n) => h('li', {}, n)))] : null,
        g.questions.length ? [h('h3', {}, 'It depends on'), h('ul', {}, g.questions.map((q) => h('li', {}, h('a', { href: '#question/' + q.id }, q.text))))] : null,
        g.guards ? [h('h3', {}, 'What guards it'), h('p', {}, g.guards)] : null))));
}
const slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

function reachView() {
  const all = R.reach.filter((r) => inSystem({ on: [r.element] }));
  return h('div', { class: 'page' }, h('h1', {}, 'Blast radius'), h('p', { class: 'lead' }, 'What attackers gain if one element falls: the furthest reach first.'),
    all.length ? table(['Element', { title: 'Controls', number: true }, { title: 'Reads', number: true }, { title: 'Changes', number: true }, { title: 'Stops', number: true }, 'What'], all.map((r) => [thing(r.element), r.controlled.length, r.read.length, r.changed.length, r.stopped.length,
      h('details', {}, h('summary', {}, 'Show'), lossFacts(r))]), { label: 'Blast radius' }) : empty('Nothing else falls with any element.'));
}

// What is said about something, then what its kind says.
function known(e) {
  const said = new Set(e.attributes.map((a) => a.name));
  return [...e.attributes].sort((a, b) => a.origin - b.origin).concat((R.defaultsOf.get(e.kind) || []).filter((d) => !said.has(d.name)));
}
function dataView() {
  const all = R.data.filter((d) => d.places.length === 0 || d.places.some((e) => inSystem({ on: [e] })));
  return h('div', { class: 'page' }, h('h1', {}, 'Data'), h('p', { class: 'lead' }, 'The inventory, and the lineage of each item: where it comes from, where it is, how it travels.'),
    all.length ? table(['Data', 'Kind', 'What is known', 'Comes from', 'Stored in', 'Is at', { title: 'Flows', number: true }, ''], all.map((d) => [thing(d.entity),
      d.entity.kind ? d.entity.kind.title || d.entity.kind.name : '', listOf(known(d.entity), (a) => `${a.name}: ${a.value}`, 6),
      [d.from.length ? ['derived from ', things(d.from), d.by ? [' by ', thing(d.by)] : null] : things(d.origin, 4)], things(d.stored, 4), things(d.places, 6), d.flows.length,
      d.flows.length ? h('a', { class: 'nowrap', href: lightLink([...d.flows, ...d.places]), 'aria-label': `Show the way of ${d.entity.label} in the diagram` }, 'Show its way') : '']), { label: 'Data' }) : empty('The model has no data items.'));
}

function controlsView() {
  const silences = new Map(), helps = new Map();
  for (const f of R.findings.filter(inSystem)) {
    for (const c of f.controls) silences.set(c, (silences.get(c) || 0) + 1);
    if (isOpen(f)) for (const c of new Set(f.silences.map(([x]) => x))) helps.set(c, (helps.get(c) || 0) + 1);
  }
  const used = R.controls.filter((c) => c.id && (c.on.length || silences.get(c))), asked = R.controls.filter((c) => helps.get(c)).sort((a, b) => helps.get(b) - helps.get(a));
  const name = (c) => [controlName(c), c.title && c.title !== c.name ? h('div', { class: 'muted' }, c.title) : null];
  return h('div', { class: 'page' }, h('h1', {}, 'Controls'),
    section('In force', used.length ? table(['Control', 'On', { title: 'Silences', number: true }], used.map((c) => [name(c), things(c.on, 6), silences.get(c) || 0]), { label: 'Controls in force' }) : empty('No control is in force.')),
    section('Would help', asked.length ? table(['Control', 'What it is', { title: 'Open findings it ends', number: true }], asked.slice(0, 60).map((c) => [name(c), c.doc.split('\n\n')[0], helps.get(c)]), { label: 'Controls that would help' }) : empty('No rule names a control for what is open.')));
}

function decisionsView() {
  const about = new Map();
  for (const f of R.findings) for (const d of f.decisions) about.set(d, [...(about.get(d) || []), f]);
  const all = [...R.decisions].sort((a, b) => (a.until || '9999') < (b.until || '9999') ? -1 : (a.until || '9999') > (b.until || '9999') ? 1 : a.index - b.index);
  return h('div', { class: 'page' }, h('h1', {}, 'Decisions'), h('p', { class: 'lead' }, 'What people decided, and until when; what expires first comes first.'),
    all.length ? table(['Decision', 'About', 'Until', 'Says', { title: 'Findings', number: true }, 'Source'], all.map((d) => [h('b', {}, d.verb), [h('code', {}, d.scope), d.text ? h('div', {}, d.text) : null, d.by.length ? h('div', {}, 'by ', listOf(d.by, controlName)) : null], h('span', { class: 'nowrap' }, d.until || 'no date'),
      d.says.filter(([, v]) => v !== d.until).map(([k, v]) => h('div', {}, h('span', { class: 'muted' }, k + ': '), v)), (about.get(d) || []).length ? h('a', { href: '#finding/' + about.get(d)[0].id }, about.get(d).length) : 0, place(d, true)]), { label: 'Decisions' }) : empty('Nothing was decided.'));
}

function grantedView() {
  return h('div', { class: 'page' }, h('h1', {}, 'Taken for granted'), h('p', { class: 'lead' }, 'What nothing in the model shows, and what would stand or be asked about without it.'),
    R.missing_packs.length ? h('ul', {}, R.missing_packs.map((m) => h('li', {}, 'No rule of ', h('code', {}, m.package), ' is in force. It is about ', prose(m.about), '.'))) : null,
    R.granted.length ? R.granted.map((g) => h('details', { class: 'card' }, h('summary', {}, severityChip(g.severity), h('span', { class: 'title' }, prose(capital(g.text))), h('span', { class: 'muted' }, `hides ${plural(g.hidden.length, 'finding')}${g.sampled ? ' or more' : ''}`)),
      h('div', { class: 'card-body' }, facts([['Rests on', R.bases[g.basis]], ['Of', things(g.on, 20)], ['Source', place(g)]]), h('ul', { class: 'plain' }, g.hidden.slice(0, 30).map((x) => h('li', {}, severityChip(x.severity), ' ', x.title, x.alone ? null : h('span', { class: 'muted' }, ' (with others)'))))))) : empty('Nothing is taken for granted.'));
}

function methodsView(route) {
  const m = R.methodologies.find((x) => x.id === route.id) || R.methodologies[0];
  return h('div', { class: 'page document' }, h('h1', {}, 'Methodologies'),
    R.methodologies.length > 1 ? h('nav', { class: 'tabs', 'aria-label': 'Methodologies' }, R.methodologies.map((x) => h('a', { href: '#methods/' + encodeURIComponent(x.id), 'aria-current': x === m ? 'page' : null }, x.title || x.id))) : null,
    m ? blocks(m.blocks) : empty('The model uses no methodology. tmc --methodology=list lists those that there are.'));
}

function changesView() {
  const c = R.comparison[0];
  const groups = new Map();
  for (const x of R.changes) groups.set(x.change, [...(groups.get(x.change) || []), x]);
  const how = ['added', 'removed', 'changed'], marks = ['+', '−', '~'];
  return h('div', { class: 'page' }, h('h1', {}, 'Changes'), h('p', { class: 'lead' }, capital(c.counts), c.assumed ? [' ', prose(c.assumed)] : null), h('p', {}, c.open, c.risk ? [h('br'), c.risk] : null),
    [...groups].map(([name, list]) => section(`${name} (${list.length})`, h('ul', { class: 'plain' }, list.slice(0, 200).map((x) => h('li', {}, x.finding ? findingLink(x.finding) : h('span', { class: `finding-link heat${heatOf(x.severity)}` }, sign(heatOf(x.severity)), h('span', {}, x.title || `${x.rule} on ${x.about.join(', ')}`)), x.text ? h('span', { class: 'muted' }, ' – ', prose(x.text)) : null)), list.length > 200 ? h('li', {}, `and ${list.length - 200} more`) : null))),
    R.model_changes.length ? section(`The model (${R.model_changes.length})`, h('ul', { class: 'plain' }, R.model_changes.slice(0, 300).map((x) => h('li', { class: how[x.how] }, h('b', { class: 'mark', 'aria-label': how[x.how] }, marks[x.how]), ' ', prose(x.text))))) : null);
}
