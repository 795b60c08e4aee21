// Parts of pages. Text of a model only ever becomes text: nothing here reads markup.

function add(to, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false || child === '') continue;
    if (Array.isArray(child)) add(to, child);
    else to.append(child);
  }
  return to;
}
function build(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (key === 'value') node.value = value;
    else node.setAttribute(key, value === true ? '' : value);
  }
  return add(node, children);
}
const h = (tag, attributes, ...children) => build(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) => build(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);

const plural = (n, one, many = one + 's') => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// Signs, so that nothing is said by colour alone: the worse, the more corners.
const SIGNS = ['', 'M6 2.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 1 0 0-7.6zm0 1.8a2 2 0 1 1 0 4 2 2 0 1 1 0-4z', 'M6 2a4 4 0 1 0 0 8 4 4 0 1 0 0-8z', 'M6 .8 11.2 6 6 11.2.8 6z', 'M6 1 11.6 11H.4z', 'M3.6.4h4.8l3.2 3.2v4.8l-3.2 3.2H3.6L.4 8.4V3.6z'];
const sign = (heat) => svg('svg', { class: 'sign', viewBox: '0 0 12 12', width: 12, height: 12, 'aria-hidden': 'true' }, svg('path', { d: SIGNS[heat] }));

const ICONS = {
  overview: 'M2 2h5v6H2zm7 0h5v3H9zm0 5h5v7H9zm-7 3h5v4H2z',
  diagram: 'M1 2h5v4H1zm9 0h5v4h-5zM6 10h5v4H6zM6 4h4M4 6l3 4m5-4-3 4',
  findings: 'M8 1.5 15 14H1zM8 6v4m0 1.6v.4',
  questions: 'M5.5 5.5a2.5 2.5 0 1 1 3.4 2.3c-.6.3-.9.7-.9 1.4M8 11.6v.4M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z',
  attacks: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 3.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM8 8h.1',
  reach: 'M8 8h.1M5.2 5.2a4 4 0 0 0 0 5.6m5.6-5.6a4 4 0 0 1 0 5.6M3 3a7 7 0 0 0 0 10M13 3a7 7 0 0 1 0 10',
  data: 'M2 4c0-3 12-3 12 0v8c0 3-12 3-12 0zm0 0c0 3 12 3 12 0M2 8c0 3 12 3 12 0',
  controls: 'M8 1l6 2v5c0 4-3 6-6 7-3-1-6-3-6-7V3zM5.5 8l2 2 3.5-4',
  decisions: 'M3 8l3 3 7-7',
  granted: 'M2 13h12M4 13V7m4 6V7m4 6V7M2 6l6-4 6 4z',
  methods: 'M3 1.5h8l2 2v11H3zM5.5 6h5m-5 3h5m-5 3h3',
  print: 'M4 6V2h8v4M4 12H2V6h12v6h-2M4 9.5h8V14H4z',
  changes: 'M4 2v8m-3-3 3 3 3-3m5 7V6m-3 3 3-3 3 3',
};
const icon = (name) => svg('svg', { class: 'icon', viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, svg('path', { d: ICONS[name] }));

const severityChip = (severity) => h('span', { class: `chip heat${heatOf(severity)}` }, sign(heatOf(severity)), R.severities[severity]);
const STATE_SIGNS = ['●', '?', '◐', '→', '✓', '✕', '◇'];
const stateChip = (state) => h('span', { class: 'chip state' }, h('span', { 'aria-hidden': 'true' }, STATE_SIGNS[state] + ' '), R.states[state]);
const riskChip = (l) => h('span', { class: `chip heat${l && (l.known || l.level) ? riskHeat(l.level) : 1}` }, levelText(R.risks, l));

// A text in which code stands in backquotes.
function prose(text) {
  return text.split('`').map((part, i) => (i % 2 ? codeOf(part) : part));
}
// What is the id of something leads to it.
function codeOf(text) {
  const e = R.byId.get(text), f = R.findingById.get(text);
  const node = h('code', {}, text);
  return e ? h('a', { href: linkTo(e) }, node) : f ? h('a', { href: '#finding/' + f.id }, node) : node;
}
const paragraphs = (text) => text.split(/\n\s*\n/).map((p) => h('p', {}, prose(p.replace(/\n/g, ' '))));

const linkTo = (e) => `#${R.classes[e.class]}/${encodeURIComponent(e.id)}`;
const thing = (e) => h('a', { href: linkTo(e), class: 'thing', title: `${R.classes[e.class]} ${e.id}` }, e.label);
function listOf(items, make, most = 12) {
  const out = [];
  items.slice(0, most).forEach((item, i) => out.push(i ? ', ' : '', make(item)));
  if (items.length > most) out.push(` and ${items.length - most} more`);
  return out;
}
const things = (list, most) => listOf(list, thing, most);
const lightLink = (list) => '#diagram?light=' + encodeURIComponent([...new Set(list.map((e) => e.id))].join(','));
const findingLink = (f) => h('a', { href: '#finding/' + f.id, class: `finding-link heat${heatOf(f.severity)}` }, sign(heatOf(f.severity)), h('span', {}, f.title));
const findingMark = (f) => h('a', { href: '#finding/' + f.id, class: `chip heat${heatOf(f.severity)}`, title: f.title }, sign(heatOf(f.severity)), f.id);
const controlName = (c) => h('a', { href: `#control/${encodeURIComponent(c.id)}`, title: c.title || c.name }, h('code', {}, c.name));

// The line of a source. Only addresses that a browser fetches become links.
const isAddress = (url) => /^https?:\/\//i.test(url) || (url !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(url) && !url.startsWith('//'));
function place(row, short) {
  if (!row.file) return null;
  const text = `${short ? row.file.path.replace(/^.*\//, '') : row.file.path}:${row.line}`;
  const address = row.file.url && sourceAddress(row.file.url, row.line);
  return address ? h('a', { href: address, class: 'place', rel: 'noopener noreferrer' }, text) : h('span', { class: 'place' }, text);
}
// Of a line: where the sources are published, or what opens it in an editor of this machine.
function sourceAddress(url, line) {
  if (R.editor) return R.editor.replaceAll('{path}', url).replaceAll('{line}', line);
  return isAddress(url) ? `${url}#L${line}` : '';
}
const outside = (text, url) => (/^https?:\/\//i.test(url) ? h('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, text) : text);

function copyButton(textOf, what) {
  const button = h('button', { type: 'button', class: 'copy', 'aria-label': 'Copy ' + what, onclick: async () => {
    const text = textOf();
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // A page opened as a file may have no clipboard.
      const area = h('textarea', { class: 'offscreen' });
      area.value = text;
      document.body.append(area);
      area.select();
      done = document.execCommand('copy');
      area.remove();
    }
    button.textContent = done ? 'Copied' : 'Press Ctrl+C';
    say(done ? 'Copied' : 'Not copied');
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  } }, 'Copy');
  return button;
}
const codeBox = (text, what) => h('div', { class: 'codebox' }, h('pre', { tabindex: 0 }, h('code', {}, text)), copyButton(() => text, what));

// For screen readers.
function say(text) {
  const live = document.getElementById('live');
  if (live) live.textContent = text;
}

function table(columns, rows, attributes = {}) {
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': attributes.label || 'Table' },
    h('table', { class: attributes.class }, attributes.caption ? h('caption', {}, attributes.caption) : null,
      h('thead', {}, h('tr', {}, columns.map((c) => h('th', { scope: 'col', class: c.number ? 'number' : null }, c.title ?? c)))),
      h('tbody', {}, rows.map((cells) => h('tr', {}, cells.map((cell, i) => h('td', { class: columns[i]?.number ? 'number' : null }, cell)))))));
}
const facts = (pairs) => h('dl', { class: 'facts' }, pairs.filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && !value.length)).map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
const section = (title, ...children) => h('section', {}, h('h2', {}, title), children);
const empty = (text) => h('p', { class: 'empty' }, text);

// A bar of counts, each with its sign and number.
function bar(parts, label) {
  const total = parts.reduce((sum, p) => sum + p.count, 0);
  const shown = parts.filter((p) => p.count);
  const track = h('div', { class: 'bar', role: 'img', 'aria-label': `${label}: ${shown.map((p) => `${p.count} ${p.name}`).join(', ') || 'none'}` });
  for (const p of shown) {
    const piece = h('span', { class: `heat${p.heat}` });
    piece.style.flexGrow = p.count;
    track.append(piece);
  }
  if (!total) track.append(h('span', { class: 'none' }));
  return h('div', { class: 'bar-of' }, track, h('div', { class: 'bar-key' }, shown.map((p) => h(p.href ? 'a' : 'span', { href: p.href, class: `heat${p.heat}` }, sign(p.heat), h('b', {}, p.count), ' ' + p.name))));
}

// Blocks of a document, as C++ writes them.
function inline(line) {
  return line.map((run) => {
    if (typeof run === 'string') return run;
    const [kind, text, url] = run;
    if (kind === 'code') return codeOf(text);
    if (kind === 'prose') return prose(text);
    if (kind === 'strong') return h('strong', {}, text);
    if (kind === 'break') return h('br');
    if (kind === 'link' && url && !url.startsWith('#') && isAddress(url)) return h('a', { href: url, rel: 'noopener noreferrer' }, text);
    return text;
  });
}
const isNumber = (cell) => cell.length === 1 && typeof cell[0] === 'string' && /^[\d.,]+$/.test(cell[0]);
function blocks(list) {
  return list.map(([kind, ...rest]) => {
    switch (kind) {
    case 'heading': return h('h' + Math.min(6, rest[0] + 1), {}, inline(rest[1]));
    case 'paragraph': return h('p', {}, inline(rest[0]));
    case 'prose': return paragraphs(rest[0]);
    case 'list': return h('ul', {}, rest.map((line) => h('li', {}, inline(line))));
    case 'numbers': return h('ol', {}, rest.map((line) => h('li', {}, inline(line))));
    case 'table': return table(rest[0].map((title, i) => ({ title: inline(title), number: rest.length > 1 && rest.slice(1).every((row) => !row[i] || isNumber(row[i])) })), rest.slice(1).map((row) => row.map(inline)));
    case 'code': return codeBox(rest[0], 'code');
    case 'picture': return h('p', {}, h('a', { href: '#diagram' }, rest[0]));
    case 'fold': return h('details', {}, h('summary', {}, rest[0]), blocks(rest[1]));
    default: return null;
    }
  });
}
