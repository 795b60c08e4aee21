// The shell: pages by the address behind the `#`, the panel, the look, keys, printing.

let shownSystem = null; // the system that is shown, or all
let findingsView = null, diagramView = null;
let current = { view: '', id: '', params: new URLSearchParams() };

// Whether something that findings are about is in the system that is shown.
function inSystem(x) {
  return !shownSystem || x.on.some((e) => !e || !e.system || e.system === shownSystem || (e.dataItem && e.dataItem.places.some((p) => p.system === shownSystem)));
}

const VIEWS = [
  ['changes', 'Changes', 'changes', changesView, () => R.changes.length, () => R.comparison.length],
  ['overview', 'Overview', 'overview', overviewView],
  ['diagram', 'Diagram', 'diagram', showDiagram],
  ['findings', 'Findings', 'findings', showFindings, () => R.findings.filter((f) => isOpen(f) && inSystem(f)).length],
  ['questions', 'Questions', 'questions', questionsView, () => R.questions.length],
  ['attacks', 'Attack goals', 'attacks', attacksView, () => R.goals.length],
  ['reach', 'Blast radius', 'reach', reachView],
  ['data', 'Data', 'data', dataView, () => R.data.length],
  ['controls', 'Controls', 'controls', controlsView],
  ['decisions', 'Decisions', 'decisions', decisionsView, () => R.decisions.length],
  ['granted', 'Taken for granted', 'granted', grantedView, () => R.granted.length],
  ['methods', 'Methodologies', 'methods', methodsView, () => R.methodologies.length],
];
// Where things are shown that an address names.
const HOMES = { finding: 'findings', question: 'questions', goal: 'attacks', control: 'controls', system: 'diagram', boundary: 'diagram', element: 'diagram', flow: 'diagram', data: 'data' };

function parse(hash) {
  const [at, query = ''] = hash.replace(/^#/, '').split('?');
  const cut = at.indexOf('/');
  const word = cut < 0 ? at : at.slice(0, cut);
  let id = '';
  try {
    id = cut < 0 ? '' : decodeURIComponent(at.slice(cut + 1));
  } catch { /* an address that somebody broke names nothing */ }
  const view = VIEWS.some(([name]) => name === word) && !(word === 'data' && id) ? word : Object.hasOwn(HOMES, word) ? HOMES[word] : '';
  return { view, word, id, params: new URLSearchParams(query) };
}

function shell() {
  const system = h('select', { 'aria-label': 'System', onchange: () => { chooseSystem(R.systems[Number(system.value)] || null); } }, h('option', { value: -1 }, 'All systems'), R.systems.map((s, i) => h('option', { value: i }, s.label)));
  document.getElementById('app').replaceChildren(
    h('header', { class: 'top' },
      h('button', { type: 'button', class: 'menu', 'aria-label': 'Menu', onclick: () => document.body.classList.toggle('menu-open') }, '☰'),
      h('a', { class: 'brand', href: '#overview' }, h('span', { class: 'logo', 'aria-hidden': 'true' }), h('span', {}, R.title || 'Threat model'), h('small', {}, 'threat model')),
      assumedNote(), h('span', { class: 'spacer' }), R.systems.length > 1 ? h('span', { class: 'select' }, system) : null,
      h('button', { type: 'button', class: 'tool', id: 'theme', onclick: nextTheme }, ''),
      h('button', { type: 'button', class: 'tool', 'aria-label': 'Print', title: 'Print', onclick: () => window.print() }, icon('print')),
      h('button', { type: 'button', class: 'tool', 'aria-label': 'Keys', title: 'Keys (?)', onclick: showKeys }, '?')),
    h('nav', { class: 'side', id: 'side', 'aria-label': 'Pages' }),
    h('main', { id: 'main', tabindex: -1 }),
    h('aside', { id: 'panel', 'aria-labelledby': 'panel-title', hidden: true }),
    h('div', { id: 'print', 'aria-hidden': 'true' }),
    h('div', { id: 'live', class: 'offscreen', role: 'status', 'aria-live': 'polite' }),
    h('dialog', { id: 'keys', 'aria-label': 'Keys' }));
}

// What is only assumed must not be taken for the model, wherever one looks.
const assumedNote = () => (R.comparison[0]?.assumed ? h('p', { class: 'note assumed' }, 'Not the model as it is: ', prose(R.comparison[0].assumed)) : null);

function chooseSystem(system) {
  shownSystem = system;
  findingsView = null;
  const picture = R.pictures.findIndex((p) => system && p.about === system.id);
  diagramView?.show(Math.max(0, picture));
  render();
}

function navigation() {
  document.getElementById('side').replaceChildren(...VIEWS.filter(([, , , , , there]) => !there || there()).map(([name, title, sign, , count]) => {
    const n = count ? count() : 0;
    return h('a', { href: '#' + name, 'aria-current': current.view === name ? 'page' : null }, icon(sign), h('span', {}, title), n ? h('span', { class: 'badge' }, n.toLocaleString('en')) : null);
  }));
}

function makeFindings(params) {
  findingsView = new FindingsView(params, (address) => {
    if (findingsView) findingsView.now = address;
    if (current.view === 'findings' && current.word === 'findings' && location.hash !== address) history.replaceState(null, '', address);
  });
}
// A list with the filters of an address, whatever the page's is.
function keepFilters(address) {
  makeFindings(parse(address).params);
  findingsView.now = address;
}
function showFindings(route) {
  if (!findingsView || (route.word === 'findings' && location.hash !== findingsView.now)) {
    makeFindings(route.params);
    findingsView.now = location.hash;
  }
  return h('div', { class: 'page wide' }, h('h1', {}, 'Findings'), findingsView.node);
}

function showDiagram() {
  diagramView ??= new DiagramView();
  return h('div', { class: 'page wide' }, h('h1', { class: 'offscreen' }, 'Diagram'), diagramView.element);
}
function afterDiagram(route) {
  const e = R.byId.get(route.id);
  const light = (route.params.get('light') || '').split(',').filter(Boolean), zoom = route.params.get('zoom');
  if (diagramView.unfitted) diagramView.fit();
  diagramView.unfitted = false;
  if (diagramView.index === undefined) {
    const start = shownSystem && R.pictures.findIndex((p) => p.about === shownSystem.id);
    diagramView.show(start > 0 ? start : 0);
  }
  if (e && e.class !== DATA) diagramView.showWith([e.id]);
  if (light.length) diagramView.showWith(light) || diagramView.showWith(light.slice(0, 1));
  diagramView.keep(light);
  diagramView.select(e ? e.id : '');
  if (e && !diagramView.stays) diagramView.approach(e.id);
  diagramView.stays = false;
  if (zoom) diagramView.drill(zoom);
}

// Fills the panel, or closes it.
function panel(parts, focus) {
  const node = document.getElementById('panel');
  node.hidden = !parts;
  document.body.classList.toggle('with-panel', !!parts);
  if (!parts) return;
  node.replaceChildren(h('button', { type: 'button', class: 'close', 'aria-label': 'Close', onclick: closePanel }, '✕'), ...[].concat(parts).flat().filter(Boolean));
  node.scrollTop = 0;
  if (focus) node.querySelector('#panel-title')?.focus({ preventScroll: true });
}
function closePanel() {
  location.hash = current.view === 'findings' && findingsView ? findingsView.address() : '#' + current.view;
}
// While the keys go through the list the address follows without a step in the history.
function showFinding(f, focus) {
  history.replaceState(null, '', '#finding/' + f.id);
  current = parse(location.hash);
  panel(findingPanel(f), focus);
}

function render() {
  const before = current.view;
  current = parse(location.hash);
  if (!current.view) current = parse('#' + (R.start || 'overview'));
  const route = current;
  document.body.classList.remove('menu-open');
  const [, title, , make] = VIEWS.find(([name]) => name === route.view);
  const main = document.getElementById('main');
  // The diagram and the list stay as they are while something in them is looked at.
  const sameList = findingsView && (route.word !== 'findings' || location.hash === findingsView.now);
  if (before !== route.view || !main.firstChild || !(route.view === 'diagram' || (route.view === 'findings' && sameList))) {
    main.replaceChildren(make(route));
    main.scrollTop = 0;
  }
  main.classList.toggle('full', route.view === 'diagram' || route.view === 'findings');
  const f = route.word === 'finding' ? R.findingById.get(route.id) : null;
  const e = R.byId.get(route.id), named = e && R.classes[e.class] === route.word;
  const c = route.word === 'control' ? R.controls.find((x) => x.id === route.id) : null;
  panel(f ? findingPanel(f) : named ? entityPanel(e) : c ? controlPanel(c) : null, before !== '');
  navigation();
  if (route.view === 'diagram') afterDiagram(route);
  if (route.view === 'findings') {
    findingsView.select(f);
    findingsView.paint(true);
  }
  if (route.word === 'question') showQuestion(route.id);
  if (route.word === 'goal') document.getElementById('goal-' + route.id)?.scrollIntoView();
  const missing = route.id && !f && !named && !c && !['question', 'goal', 'methods'].includes(route.word);
  document.getElementById('missing')?.remove();
  if (missing) main.prepend(h('p', { class: 'note warn', id: 'missing', role: 'alert' }, 'This report has nothing of this address: ', h('code', {}, route.id)));
  document.title = `${f ? f.title : named ? e.label : title} – ${R.title || 'threat model'}`;
}

// Light, dark, or as the system has it.
const THEMES = [['', '◐', 'as the system'], ['light', '☀', 'light'], ['dark', '☾', 'dark']];
function stored(value) {
  try {
    if (value !== undefined) localStorage.setItem('tmc-theme', value);
    return localStorage.getItem('tmc-theme') || '';
  } catch {
    return value || ''; // a page that may store nothing forgets it
  }
}
function theme(name) {
  const [value, mark, text] = THEMES.find(([n]) => n === name) || THEMES[0];
  if (value) document.documentElement.dataset.theme = value;
  else delete document.documentElement.dataset.theme;
  const button = document.getElementById('theme');
  button.textContent = mark;
  button.title = 'Colours: ' + text;
  button.setAttribute('aria-label', 'Colours: ' + text);
}
function nextTheme() {
  const now = THEMES.findIndex(([n]) => n === (document.documentElement.dataset.theme || ''));
  const [name] = THEMES[(now + 1) % THEMES.length];
  stored(name);
  theme(name);
}

const KEYS = [['/', 'search findings'], ['↑ ↓, j k', 'next and previous finding'], ['Enter', 'into the details'], ['Esc', 'close the details, or leave a boundary'], ['g then a letter', 'go to o overview, d diagram, f findings, q questions, a attacks, c controls'], ['+ − 0, arrows', 'zoom and move the diagram'], ['n p', 'next and previous part of the diagram'], ['Shift Enter', 'zoom into the part'], ['t', 'light or dark'], ['?', 'these keys']];
function showKeys() {
  const dialog = document.getElementById('keys');
  dialog.replaceChildren(h('h2', {}, 'Keys'), h('dl', { class: 'facts' }, KEYS.map(([key, what]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)])), h('form', { method: 'dialog' }, h('button', { autofocus: true, onclick: (event) => { event.preventDefault(); dialog.close(); } }, 'Close')));
  dialog.showModal();
}

let going = false;
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== 'checkbox';
  if (event.key === 'Escape') {
    if (typing) event.target.blur();
    else if (!document.getElementById('panel').hidden && !document.getElementById('keys').open) closePanel();
    return;
  }
  if (typing) return;
  const to = going && { o: 'overview', d: 'diagram', f: 'findings', q: 'questions', a: 'attacks', c: 'controls' }[event.key];
  going = event.key === 'g';
  if (to) location.hash = '#' + to;
  else if (event.key === '/') {
    if (current.view !== 'findings') { location.hash = '#findings'; render(); }
    document.getElementById('search').focus();
  } else if (event.key === '?') showKeys();
  else if (event.key === 't') nextTheme();
  else return;
  event.preventDefault();
}

// On paper everything is there at once: no list is virtual, nothing is folded.
const MOST_PRINTED = 200; // findings in detail
function preparePrint() {
  const to = document.getElementById('print');
  if (to.firstChild) return;
  const open = R.findings.filter((f) => isOpen(f) && inSystem(f)).sort((a, b) => b.severity - a.severity);
  const rest = R.findings.filter((f) => !isOpen(f) && f.state !== QUESTION && inSystem(f));
  const row = (f) => [R.severities[f.severity], [h('code', {}, f.id), ' ', f.title], h('span', { class: 'nowrap' }, f.rule.id), f.on.map((e) => e.label).join(', '), R.states[f.state], R.risks ? levelText(R.risks, level(f, 1, 2)) : ''];
  const columns = ['Severity', 'Finding', 'Rule', 'Where', 'State', 'Risk'];
  const full = R.pictures.findIndex((p) => p.name === 'all' && !p.problem), first = full >= 0 ? full : R.pictures.findIndex((p) => !p.problem);
  let picture = null;
  if (first >= 0) {
    const made = new Picture(R.pictures[first]);
    made.svg.setAttribute('viewBox', `0 0 ${made.width} ${made.height}`);
    picture = section('Diagram', made.svg);
  }
  const parts = [
    ['Changes', R.comparison.length && changesView()], ['Overview', overviewView()], ['Diagram', picture],
    ['Open findings', section('Open findings', table(columns, open.map(row), { label: 'Open findings' }))],
    ['Findings in detail', open.length && section('Findings in detail', open.slice(0, MOST_PRINTED).map((f) => h('article', { class: 'detail' }, findingPanel(f))), open.length > MOST_PRINTED ? h('p', {}, `and ${open.length - MOST_PRINTED} more in the report itself`) : null)],
    ['Questions', R.questions.length && section('Questions', h('ol', {}, R.questions.map((q) => h('li', {}, prose(q.text), ` (${R.severities[q.severity]}, ${plural(q.settles.length, 'possible finding')})`))))],
    ['Attack goals', R.goals.length && attacksView({})], ['Data', dataView()], ['Controls', controlsView()], ['Decisions', decisionsView()], ['Taken for granted', R.granted.length && grantedView()],
    ...R.methodologies.map((m) => [m.title || m.id, h('div', { class: 'page document' }, blocks(m.blocks))]),
    ['Settled findings', section('Settled findings', table(columns, rest.map(row), { label: 'Settled findings' }))],
  ].filter(([, part]) => part);
  for (const [, part] of parts) {
    for (const d of part.querySelectorAll('details')) d.open = true;
    for (const x of part.querySelectorAll('[id]')) x.removeAttribute('id');
  }
  parts.forEach(([, part], n) => { part.id = `print-${n}`; });
  add(to, [h('h1', {}, `${R.title || 'Threat model'}: threat model`), assumedNote(), h('p', { class: 'muted' }, R.today ? `As of ${R.today}.` : null),
    h('nav', { class: 'contents', 'aria-label': 'Contents' }, h('h2', {}, 'Contents'), h('ol', {}, parts.map(([name], n) => h('li', {}, h('a', { href: `#print-${n}` }, name))))),
    parts.map(([, part]) => part)]);
}
const afterPrint = () => document.getElementById('print')?.replaceChildren();

function startReport(json) {
  readReport(json);
  shell();
  theme(stored());
  render();
  addEventListener('hashchange', render);
  addEventListener('keydown', onKey);
  addEventListener('beforeprint', preparePrint);
  addEventListener('afterprint', afterPrint);
  matchMedia('print').addEventListener('change', (event) => (event.matches ? preparePrint() : afterPrint()));
  addEventListener('resize', () => { if (current.view === 'diagram' && diagramView?.at && !diagramView.focus) diagramView.fit(); });
  document.documentElement.dataset.ready = 'true';
}

// A page that is served gets its data later.
const data = JSON.parse(document.getElementById('tmc-data').textContent);
if (data) startReport(data);
