// Only in the page of `tmc serve`: follows the model. Pictures come as soon as a model is understood, the report when its rules
// have been evaluated; what cannot be compiled leaves both as they are, with the messages above.

const live = { report: 0, page: 0, busy: Promise.resolve(), shownText: '' };

async function fetchJson(path) {
  const answer = await fetch(path, { cache: 'no-store' });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

// What is looked at, in words that the next report knows, too.
function lookedAt() {
  const d = diagramView?.index === undefined ? null : diagramView, p = d && R.pictures[d.index];
  return {
    system: shownSystem?.id,
    filters: findingsView?.address(),
    list: findingsView?.list.scrollTop || 0,
    main: document.getElementById('main').scrollTop,
    panel: document.getElementById('panel').scrollTop,
    open: [...document.querySelectorAll('main details[open]')].map((x) => x.id).filter(Boolean),
    picture: p && { name: p.name, about: p.about, view: { ...d.view }, focus: d.focus, selected: d.selected, kept: d.kept, fits: isFitted(d) },
    answers: [...given].map(([a, value]) => [a.entity.id, a.attribute, value]),
    focus: document.activeElement?.id || '',
  };
}
// Whether all of a picture is shown: then all of the next one is.
function isFitted(d) {
  if (!d.at || d.focus) return false;
  const [sw, sh] = d.size(), k = Math.min(1.6, sw / (d.at.width + 40), sh / (d.at.height + 40));
  return Math.abs(d.view.k - k) < 1e-3 && Math.abs(d.view.x - (sw / 2 - (d.at.width / 2) * k)) < 1;
}

function lookAt(before) {
  shownSystem = R.systems.find((s) => s.id === before.system) || null;
  given.clear();
  for (const [id, attribute, value] of before.answers) {
    const a = R.answers.find((x) => x.entity.id === id && x.attribute === attribute);
    if (a) given.set(a, value);
  }
  findingsView = diagramView = null;
  current = { view: '', id: '', params: new URLSearchParams() };
  shell();
  theme(document.documentElement.dataset.theme || '');
  // The list keeps its filters though the address may name a finding.
  if (before.filters && parse(location.hash).view === 'findings') keepFilters(before.filters);
  if (before.picture) restorePicture(before.picture);
  render();
  if (before.picture) restoreView(before.picture);
  for (const id of before.open) {
    const details = document.getElementById(id);
    if (details) details.open = true;
  }
  document.getElementById('main').scrollTop = before.main;
  document.getElementById('panel').scrollTop = before.panel;
  if (findingsView) {
    findingsView.list.scrollTop = before.list;
    findingsView.paint(true);
  }
  if (before.focus) document.getElementById(before.focus)?.focus({ preventScroll: true });
}

function restorePicture({ name, about }) {
  const index = R.pictures.findIndex((p) => p.name === name && p.about === about);
  if (index < 0) return;
  diagramView = new DiagramView();
  diagramView.show(index);
}
function restoreView(p) {
  const d = diagramView;
  if (!d?.at || R.pictures[d.index].name !== p.name || R.pictures[d.index].about !== p.about) return;
  d.focus = d.at.parts.has(p.focus) ? p.focus : '';
  d.selected = p.selected;
  d.kept = p.kept;
  if (p.fits) {
    d.fit();
    d.unfitted = !d.stage.isConnected; // then nobody knows how large it will be
  } else {
    d.view = p.view;
    d.apply();
  }
  d.showCrumbs();
  d.rest();
}

async function takeReport(version) {
  const json = await fetchJson('report.json');
  const first = !live.report;
  live.report = version;
  if (first) return startReport(json);
  const before = lookedAt();
  readReport(json);
  lookAt(before);
  document.documentElement.dataset.report = version;
}

// A picture of the model as it is now, with what was open before; it takes the place of the one that it follows.
async function takePicture({ picture, after }) {
  if (after !== live.report || !live.report) return;
  const json = await fetchJson(picture);
  const text = makeTexts(json.words, json.phrases, json.texts);
  const index = R.pictures.findIndex((p) => p.name === json.picture.name && p.about === json.picture.about);
  if (index < 0 || json.picture.problem) return;
  R.pictures[index] = { ...json.picture, text };
  diagramView?.made.delete(index);
  if (diagramView?.index !== index || !diagramView.at) return;
  const p = lookedAt().picture;
  diagramView.show(index);
  restoreView(p);
  document.documentElement.dataset.picture = performance.now();
}

// The messages, above whatever is shown.
function showState(state) {
  const text = JSON.stringify(state.messages) + state.right;
  if (text === live.shownText) return;
  live.shownText = text;
  const fits = diagramView && diagramView.stage.isConnected && isFitted(diagramView);
  document.getElementById('trouble')?.remove();
  if (!state.right || state.messages.length) {
    document.body.prepend(h('section', { id: 'trouble', role: 'alert', 'aria-label': 'Messages' },
      h('h2', {}, live.report ? 'The model has mistakes; below is how it was before.' : 'The model has mistakes.'),
      state.messages.map((m) => h('pre', { class: m.severity, tabindex: 0 }, messageText(m, state.editor))),
      state.more ? h('p', {}, `and ${state.more} more`) : null));
  }
  if (fits) diagramView.fit();
}
// As in a terminal; the place opens the line.
function messageText(m, editor) {
  const text = m.text.trimEnd(), at = `${m.file}:${m.line}`;
  if (!m.path || !text.startsWith(at + ':')) return text;
  return [h('a', { href: editor.replaceAll('{path}', m.path).replaceAll('{line}', m.line) }, at), text.slice(at.length)];
}
function showLost(lost) {
  document.getElementById('lost')?.remove();
  if (lost) document.body.prepend(h('p', { id: 'lost', role: 'status' }, 'tmc serve has ended; this is how the model was then.'));
}

function take(message) {
  if (message.picture) return takePicture(message);
  if (live.page && message.page !== live.page) location.reload(); // its program is another
  live.page = message.page;
  const wanted = message.report;
  return Promise.resolve(wanted !== live.report && wanted ? takeReport(wanted) : null).then(() => showState(message));
}

const source = new EventSource('events');
source.onmessage = (event) => {
  const message = JSON.parse(event.data);
  // One after the other; what could not be fetched comes again with the next.
  live.busy = live.busy.then(() => take(message)).catch((error) => console.warn(error.message));
};
source.onopen = () => showLost(false);
source.onerror = () => showLost(true);
