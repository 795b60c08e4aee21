// Questions, and answers that are collected here to be put into the model.

const given = new Map(); // by answer: what was chosen
// Names of the types of answers, by TypeBase of the program.
const BOOL = 1, INT = 2, DECIMAL = 3, STRING = 4, ENUM = 8;

const plainName = (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : '`' + name + '`');
// An id is that of something around it, then a name; which, the names say, as one may have a dot in it.
function path(e) {
  const around = R.byId.get(e.id.slice(0, -e.name.length - 1));
  return around && e.id === `${around.id}.${e.name}` ? `${path(around)}.${plainName(e.name)}` : plainName(e.name);
}
const quoted = (text) => '"' + text.replace(/[\\"$]/g, '\\$&').replace(/\n/g, '\\n') + '"';

function valueText(a, value) {
  if (a.is_set) return '[' + value.join(', ') + ']';
  return a.type === STRING ? quoted(value) : String(value);
}

// What to put into a file of the model: one block for each thing.
function answersText() {
  const byThing = new Map();
  for (const [a, value] of given) {
    const e = a.entity;
    if (!byThing.has(e)) byThing.set(e, []);
    byThing.get(e).push(`  ${a.attribute} = ${valueText(a, value)};`);
  }
  return [...byThing].sort(([a], [b]) => a.index - b.index).map(([e, lines]) => `extend ${path(e)} {\n${lines.join('\n')}\n}\n`).join('\n');
}

function answerInput(a, changed) {
  const label = `${a.attribute} of ${a.entity.label}`;
  const set = (value) => { if (value === null) given.delete(a); else given.set(a, value); changed(); };
  const now = given.get(a);
  if (a.is_set && a.type === ENUM) {
    const boxes = a.values.map((v) => h('label', { class: 'check' }, h('input', { type: 'checkbox', value: v, checked: now?.includes(v), onchange: () => { none.checked = false; collect(); } }), ' ', words(v)));
    const none = h('input', { type: 'checkbox', checked: now && !now.length, onchange: () => { if (none.checked) for (const b of boxes) b.firstChild.checked = false; collect(); } });
    const collect = () => {
      const chosen = boxes.filter((b) => b.firstChild.checked).map((b) => b.firstChild.getAttribute('value') || b.firstChild.value);
      set(chosen.length || none.checked ? chosen : null);
    };
    return h('fieldset', { class: 'choices' }, h('legend', {}, label), boxes, h('label', { class: 'check' }, none, ' none of them'));
  }
  if (!a.is_set && (a.type === BOOL || a.type === ENUM)) {
    const values = a.type === BOOL ? ['true', 'false'] : a.values;
    const shown = a.type === BOOL ? ['yes', 'no'] : values.map(words);
    const node = h('select', { 'aria-label': label, onchange: () => set(node.value || null) }, h('option', { value: '' }, '– not answered –'), values.map((v, i) => h('option', { value: v }, shown[i])));
    node.value = now ?? '';
    return h('span', { class: 'select' }, node);
  }
  const node = h('input', { type: a.type === INT && !a.is_set ? 'number' : 'text', 'aria-label': label, placeholder: a.takes, value: a.is_set && now ? now.join(', ') : now ?? '', onchange: () => {
    const text = node.value.trim();
    set(!text ? null : a.is_set ? text.replace(/^\[|\]$/g, '').split(',').map((t) => t.trim()).filter(Boolean) : text);
  } });
  return node;
}

function questionCard(q, changed, open) {
  const card = h('details', { class: 'card question', open, id: 'question-' + q.id, ontoggle: () => { if (card.open) fill(); } },
    h('summary', {}, severityChip(q.severity), h('span', { class: 'title' }, prose(q.text)), h('span', { class: 'muted' }, `settles ${plural(q.settles.length, 'possible finding')}`)));
  const fill = () => {
    if (card.dataset.filled) return;
    card.dataset.filled = '1';
    const checklist = q.answers.some((a) => a.text);
    card.append(h('div', { class: 'card-body' },
      q.default_in ? h('p', { class: 'muted' }, 'One line may answer for all: ', h('code', {}, `default ${q.default_kind} { … }`), ' in ', thing(q.default_in)) : null,
      h('div', { class: 'answers' }, q.answers.slice(0, 200).map((a) => h('div', { class: 'answer' },
        h('div', {}, checklist && a.text ? [a.text, ' '] : null, h('code', {}, a.attribute), ' of ', thing(a.entity), ' ', place(a)), answerInput(a, changed)))),
      q.answers.length > 200 ? h('p', {}, `and ${q.answers.length - 200} more`) : null,
      h('details', {}, h('summary', {}, 'What depends on it'), h('ul', { class: 'plain' }, q.settles.slice(0, 50).map((f) => h('li', {}, findingLink(f))), q.settles.length > 50 ? h('li', {}, `and ${q.settles.length - 50} more`) : null))));
  };
  if (open) fill();
  return card;
}

function questionsView(route) {
  const all = R.questions.filter((q) => q.answers.some((a) => inSystem({ on: [a.entity] })));
  const text = h('code', {}), box = h('div', { class: 'codebox' }, h('pre', { tabindex: 0, 'aria-label': 'Answers as text of the model' }, text), copyButton(answersText, 'the answers'));
  const count = h('h2', {}), tray = h('section', { class: 'tray', 'aria-label': 'Collected answers' }, count, h('p', { class: 'muted' }, 'Put this at the end of the file that declares the system', R.systems[0]?.file ? [': ', h('code', {}, (shownSystem || R.systems[0]).file.path)] : null, '.'), box,
    h('button', { type: 'button', class: 'link', onclick: () => { given.clear(); render(); } }, 'Forget all answers'));
  const changed = () => {
    count.textContent = plural(given.size, 'answer') + ' collected';
    text.textContent = answersText();
    tray.hidden = !given.size;
    save();
  };
  const view = h('div', { class: 'page' }, h('h1', {}, 'Questions'),
    all.length ? h('p', { class: 'lead' }, `What the model does not set and what decides about findings; the most decisive come first. Answer here, then copy the answers into the model.`) : empty('There are no questions.'),
    tray, all.map((q, i) => questionCard(q, changed, route.id ? q.id === route.id : i === 0)));
  changed();
  return view;
}
const save = () => {}; // answers live as long as the page

function showQuestion(id) {
  const card = document.getElementById('question-' + id);
  card?.scrollIntoView({ block: 'start' });
  card?.querySelector('summary').focus({ preventScroll: true });
}
