// What there is to say about one thing, in the panel at the side.

function panelHead(kind, title, chips, id) {
  return h('header', { class: 'panel-head' },
    h('p', { class: 'kicker' }, kind, id ? [' ', h('code', {}, id), copyButton(() => location.href.split('#')[0] + location.hash, 'the link to this')] : null),
    h('h2', { tabindex: -1, id: 'panel-title' }, title),
    chips ? h('div', { class: 'chips' }, chips) : null);
}

function riskFacts(f) {
  if (!R.risks || !f.risk.length) return null;
  const stages = ['Inherent', 'Current', 'Residual'];
  return table(['', 'Likelihood', 'Impact', 'Risk'],
    stages.map((name, s) => [h('b', {}, name), levelText(R.likelihoods, level(f, s, 0)), levelText(R.impacts, level(f, s, 1)), riskChip(level(f, s, 2))]),
    { label: 'Risk', class: 'tight' });
}

function findingPanel(f) {
  const rule = f.rule;
  const others = f.cause ? f.cause.members.filter((m) => m !== f) : [];
  const fix = (f.cause && f.cause.head === f ? f.cause.fix : '') || f.fix || rule.fix;
  return [
    panelHead('Finding', f.title, [severityChip(f.severity), stateChip(f.state), f.change ? h('span', { class: 'chip state' }, f.change.change) : null], f.id),
    f.was_severity ? h('p', { class: 'note' }, `The rule says ${R.severities[f.was_severity - 1]}; a decision changed it.`) : null,
    f.severity_known ? null : h('p', { class: 'note' }, 'The severity depends on what is unknown, and may be higher.'),
    f.contradicted ? h('p', { class: 'note warn' }, 'A decision says that this is mitigated, and the model says that it is not.') : null,
    h('div', { class: 'doc' }, paragraphs(rule.doc.split('\n\n')[0])),
    facts([
      ['Where', listOf(f.on, (e) => [`${R.classes[e.class]} `, thing(e)])],
      ['Source', place(f)],
      ['By whom', f.attackers?.text ?? ''],
      ['Found by', f.found_by],
      ['Category', listOf(rule.categories, (c) => h('a', { href: '#findings?category=' + encodeURIComponent(c.text), title: c.scheme }, words(c.text)), 8)],
    ]),
    f.why.length ? section('Why', h('ul', { class: 'why' }, f.why.map((a) => h('li', {}, h('code', {}, a.text), ' is ', h('b', {}, a.value), a.why ? h('span', { class: 'muted' }, ' – ', prose(a.why)) : null, a.file ? [' ', place(a)] : null)))) : null,
    f.unknowns.length ? section('What is unknown', h('ul', {}, f.unknowns.map(([e, name]) => h('li', {}, h('code', {}, name), ' of ', thing(e)))),
      f.question ? h('p', {}, h('a', { href: '#question/' + f.question.id }, 'Answer: ' + f.question.text)) : null) : null,
    f.witness.length ? section('Witness', h('p', {}, 'A path that proves it: ', f.witness.map((e, i) => [i ? ' → ' : '', thing(e)]),
      '. ', h('a', { href: lightLink(f.witness) }, 'Show it in the diagram'))) : null,
    f.silenced ? section(isOpen(f) ? 'Planned' : 'What silences it', f.decisions.length ? [f.controls.length ? h('p', {}, listOf(f.controls, controlName)) : null, f.decisions.map(decisionLine)] : h('p', {}, prose(f.silenced))) : null,
    fix || f.silences.length ? section('What would silence it', fix ? h('p', {}, prose(capital(fix))) : null,
      f.silences.length ? h('ul', {}, f.silences.map(([c, on]) => h('li', {}, controlName(c), on ? [' on ', thing(on)] : null, c.title ? h('span', { class: 'muted' }, ` – ${c.title}`) : null))) : null,
      !f.silences.length && rule.controls.length ? h('p', {}, 'Controls that the rule knows: ', listOf(rule.controls, controlName)) : null,
      rule.fix && rule.fix !== fix ? h('p', { class: 'muted' }, rule.fix) : null) : null,
    others.length ? section('Same cause', h('p', {}, `One fix resolves all ${f.cause.members.length}.`), h('ul', { class: 'plain' }, others.slice(0, 20).map((m) => h('li', {}, findingLink(m)))), others.length > 20 ? h('p', {}, `and ${others.length - 20} more`) : null) : null,
    f.risk.length ? section('Risk', riskFacts(f), f.scores.length ? h('p', {}, listOf(f.scores, (s) => [s.text, s.vector ? [' ', h('code', {}, s.vector)] : null])) : null) : null,
    f.decide ? section('Decision to paste', h('p', { class: 'muted' }, 'To live with it instead, complete this and put it into the model:'), codeBox(f.decide, 'the decision')) : null,
    f.tests.length || f.shown ? section('Test that proves it', f.shown ? h('p', {}, capital(f.shown)) : null,
      h('ul', {}, f.tests.map((t) => h('li', {}, h('code', {}, t.test), ' ', h('span', { class: 'muted' }, t.title), t.generated ? [' in ', h('code', {}, t.in)] : ' – checked by hand')))) : null,
    section('Rule', h('p', {}, h('a', { href: '#findings?q=' + encodeURIComponent(rule.id) }, h('code', {}, rule.id)), ' ', rule.name),
      rule.refs.length ? h('p', {}, listOf(rule.refs, ([text, url]) => outside(text, url))) : null),
  ];
}

function decisionLine(d) {
  return h('div', { class: 'decision' }, h('b', {}, d.verb), d.text ? ` ${d.text}` : '', d.by.length ? [' by ', listOf(d.by, controlName)] : null,
    d.says.length ? h('span', { class: 'muted' }, ' – ' + d.says.map(([k, v]) => `${k}: ${v}`).join('; ')) : null, ' ', place(d));
}

const ORIGIN_WORDS = { model: 'set in the model', control: 'from control', shield: 'from control before it', default: 'default around it', kind: 'from kind', derived: 'follows from kind', proof: 'proved by what is deployed' };

// Attributes with where each value comes from: what is said about this one, then what its kind says.
function attributeTable(e) {
  const said = new Set(e.attributes.map((a) => a.name));
  const rows = [...e.attributes].sort((a, b) => a.origin - b.origin).map((a) => {
    const origin = R.origins[a.origin];
    return [h('code', {}, a.name), h('span', { class: 'value' }, a.value), [h('span', { class: `origin ${origin}` }, a.by ? a.origin === 0 ? `control ${a.by}` : `${ORIGIN_WORDS[origin]} ${a.by}` : ORIGIN_WORDS[origin]), a.on ? [' on ', thing(a.on)] : null, a.file ? [' ', place(a, true)] : null]];
  });
  const taken = (R.defaultsOf.get(e.kind) || []).filter((d) => !said.has(d.name));
  const more = taken.map((d) => [h('code', {}, d.name), h('span', { class: 'value' }, d.value), h('span', { class: 'origin kind' }, d.by ? `assumed by kind ${d.by}` : 'assumed by its kind')]);
  const columns = ['Attribute', 'Value', 'Comes from'];
  return [
    rows.length ? table(columns, rows, { label: 'Attributes', class: 'tight' }) : empty('Nothing is set.'),
    more.length ? h('details', {}, h('summary', {}, plural(more.length, 'default') + ' of its kind'), table(columns, more, { label: 'Defaults of its kind', class: 'tight' })) : null,
  ];
}

function flowRow(f, from) {
  const other = from === f.source ? f.target : f.source;
  const arrow = f.two_way ? '↔' : from === f.source ? '→' : '←';
  const carried = [...new Set([...f.sent, ...f.returned])];
  return h('li', {}, h('span', { 'aria-hidden': 'true' }, arrow + ' '), h('span', { class: 'offscreen' }, f.two_way ? 'with ' : from === f.source ? 'to ' : 'from '), thing(other), ' by ', thing(f.entity), carried.length ? h('span', { class: 'muted' }, ' – ', things(carried, 4)) : null);
}

function lossSection(e) {
  const r = R.reachOf.get(e);
  if (!r) return null;
  return section('Blast radius', h('p', {}, 'If it falls, attackers gain:'), lossFacts(r), h('p', {}, h('a', { href: lightLink([e, ...r.controlled.map(([x]) => x), ...r.stopped.map(([x]) => x), ...[...r.read, ...r.changed].flatMap(([d]) => d.dataItem?.stored ?? [])]) }, 'Show it in the diagram')));
}
function lossFacts(r) {
  const of = (pairs) => {
    const free = pairs.filter(([, cost]) => !cost).map(([e]) => e), rest = pairs.filter(([, cost]) => cost).map(([e]) => e);
    return [free.length ? ['at once: ', things(free, 10)] : null, free.length && rest.length ? h('br') : null, rest.length ? ['through what is open: ', things(rest, 10)] : null];
  };
  return facts([['Control of', r.controlled.length ? of(r.controlled) : ''], ['Reading', r.read.length ? of(r.read) : ''], ['Changing', r.changed.length ? of(r.changed) : ''], ['Stopping', r.stopped.length ? of(r.stopped) : '']]);
}

function findingsSection(e) {
  // Of a boundary, also what is in it.
  const all = new Set(e.findings);
  const visit = (x) => { for (const c of x.children) { c.findings.forEach((f) => all.add(f)); visit(c); } };
  if (e.class <= ELEMENT) visit(e);
  const open = [...all].filter(isOpen).sort((a, b) => b.severity - a.severity), rest = [...all].filter((f) => !isOpen(f));
  const byState = R.states.map((name, s) => [name, rest.filter((f) => f.state === s).length]).filter(([, n]) => n);
  return section('Findings',
    open.length ? h('ul', { class: 'plain' }, open.slice(0, 15).map((f) => h('li', {}, findingLink(f)))) : empty('Nothing is open.'),
    h('p', {}, h('a', { href: '#findings?on=' + encodeURIComponent(e.id) }, plural(all.size, 'finding') + ' in the list'), byState.length ? h('span', { class: 'muted' }, ': ' + [open.length ? `${open.length} open` : '', ...byState.map(([name, n]) => `${n} ${name}`)].filter(Boolean).join(', ')) : null));
}

function entityPanel(e) {
  const flow = e.flow, data = e.dataItem;
  const path = [];
  for (let up = e.parent; up; up = up.parent) path.unshift(up);
  return [
    panelHead(capital(R.classes[e.class]), e.label, [h('span', { class: 'chip state' }, e.kind ? e.kind.name : ''), e.tags.map((t) => h('a', { class: 'chip tag', href: '#findings?tag=' + encodeURIComponent(t) }, '# ' + t))], e.id),
    e.out_of_scope ? h('p', { class: 'note' }, 'Out of scope: ', e.out_of_scope, e.out_by && e.out_by !== e ? [', as ', thing(e.out_by), ' says'] : null) : null,
    e.doc ? h('div', { class: 'doc' }, paragraphs(e.doc)) : null,
    facts([
      ['In', path.length ? path.map((p, i) => [i ? ' › ' : '', thing(p)]) : ''],
      ['Also in', e.also_in.replace(/^also in /, '')],
      ['From', flow ? thing(flow.source) : ''],
      ['To', flow ? thing(flow.target) : ''],
      ['Sends', flow ? things(flow.sent) : ''],
      ['Returns', flow ? things(flow.returned) : ''],
      ['Derived from', data ? things(data.from) : ''],
      ['Made by', data && data.by ? thing(data.by) : ''],
      ['Comes from', data ? things(data.origin) : ''],
      ['Stored in', data ? things(data.stored) : ''],
      ['Is at', data ? things(data.places) : ''],
      ['Travels by', data ? things(data.flows) : ''],
      ['Links', listOf(e.links, ([text, url]) => outside(text, url))],
      ['Source', place(e)],
    ]),
    data && data.flows.length ? h('p', {}, h('a', { href: lightLink([...data.flows, ...data.places]) }, 'Show its way in the diagram')) : null,
    e.class !== DATA && e.class !== SYSTEM ? h('p', {}, h('a', { href: '#diagram?zoom=' + encodeURIComponent(e.id) }, e.class === BOUNDARY ? 'Zoom into it' : 'Show it in the diagram')) : null,
    e.questions.length ? section('Questions', h('ul', { class: 'plain' }, [...new Set(e.questions)].map((q) => h('li', {}, h('a', { href: '#question/' + q.id }, q.text))))) : null,
    e.class === DATA ? null : findingsSection(e),
    section('Attributes', attributeTable(e)),
    e.outgoing.length || e.incoming.length ? section('Flows', h('ul', { class: 'plain flows' }, e.outgoing.map((f) => flowRow(f, e)), e.incoming.map((f) => flowRow(f, e)))) : null,
    e.class === BOUNDARY || e.class === SYSTEM ? section('Contents', h('p', {}, things(e.children.filter((c) => c.class !== FLOW), 40))) : null,
    lossSection(e),
  ];
}

function controlPanel(c) {
  const silenced = R.findings.filter((f) => f.controls.includes(c)), helps = R.findings.filter((f) => isOpen(f) && f.silences.some(([x]) => x === c));
  return [
    panelHead('Control', c.title || c.name, null, c.id),
    h('div', { class: 'doc' }, paragraphs(c.doc)),
    facts([['In force on', things(c.on, 20)], ...c.says.map(([k, v]) => [capital(k), v])]),
    section('Silences', silenced.length ? h('ul', { class: 'plain' }, silenced.slice(0, 20).map((f) => h('li', {}, findingLink(f)))) : empty('Nothing yet.')),
    helps.length ? section('Would silence', h('ul', { class: 'plain' }, helps.slice(0, 20).map((f) => h('li', {}, findingLink(f)))), helps.length > 20 ? h('p', {}, `and ${helps.length - 20} more`) : null) : null,
  ];
}
