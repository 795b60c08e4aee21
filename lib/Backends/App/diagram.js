// The diagram: drawn from places that tmc computed. Pan, zoom, drill down, and light up the way of a flow.

const SHAPES = ['process', 'store', 'actor', 'external', 'summary', 'remark'];

// Breaks at blanks into at most so many lines, each as short as it can be; lines of the text stay.
function wrapped(text, lines) {
  for (let width = 12; ; width += 2) {
    const out = [];
    for (const part of text.split('\n')) {
      let line = '';
      for (const word of part.split(/[ \t]+/).flatMap((w) => w.match(/.{1,36}/gu) ?? [''])) {
        if (line && line.length + 1 + word.length > width) { out.push(line); line = word; } else line += (line ? ' ' : '') + word;
      }
      out.push(line);
    }
    if (out.length <= Math.max(1, lines) || width > 120) return out;
  }
}
// Text that may be wider in this font than where it was measured.
const squeezed = (text, width, room) => (text.length * width > room ? { textLength: Math.max(10, room), lengthAdjust: 'spacingAndGlyphs' } : {});
const textLines = (lines, x, y, height, attributes, room) => svg('text', { x, y: y - ((lines.length - 1) * height) / 2, ...attributes }, lines.map((line, i) => svg('tspan', { x, dy: i ? height : 0, ...(room ? squeezed(line, 6.1, room) : {}) }, line)));

function outline(shape, x, y, w, hh) {
  const rect = (inset, r) => svg('rect', { x: x + inset, y: y + inset, width: Math.max(1, w - 2 * inset), height: Math.max(1, hh - 2 * inset), rx: r });
  switch (shape) {
  case 'process': return [svg('ellipse', { cx: x + w / 2, cy: y + hh / 2, rx: w / 2, ry: hh / 2 })];
  case 'store': {
    const c = Math.min(7, hh / 6);
    return [svg('path', { d: `M${x} ${y + c}a${w / 2} ${c} 0 0 1 ${w} 0v${hh - 2 * c}a${w / 2} ${c} 0 0 1 ${-w} 0z` }), svg('path', { class: 'inner', d: `M${x} ${y + c}a${w / 2} ${c} 0 0 0 ${w} 0` })];
  }
  case 'external': return [rect(0, 2), rect(3, 1)];
  case 'summary': return [rect(0, 6)];
  case 'remark': return [];
  default: return [rect(0, 2)];
  }
}

function arrow(tip, from) {
  const dx = tip[0] - from[0], dy = tip[1] - from[1], l = Math.hypot(dx, dy) || 1, ux = dx / l, uy = dy / l, w = 3.2, n = 8;
  const bx = tip[0] - ux * n, by = tip[1] - uy * n;
  return svg('path', { class: 'head', d: `M${tip[0]} ${tip[1]}L${bx - uy * w} ${by + ux * w}L${bx + uy * w} ${by - ux * w}z` });
}

function curved(points) {
  let d = `M${points[0]}`;
  for (let k = 1; k + 2 < points.length; k += 3) d += `C${points[k]} ${points[k + 1]} ${points[k + 2]}`;
  return d;
}
// Straight lines whose corners become curves.
function rounded(points) {
  let d = `M${points[0]}`;
  for (let k = 1; k + 1 < points.length; ++k) {
    const [a, q, b] = [points[k - 1], points[k], points[k + 1]];
    const towards = (p) => {
      const l = Math.hypot(p[0] - q[0], p[1] - q[1]) || 1, r = Math.min(5, l / 2);
      return [q[0] + ((p[0] - q[0]) * r) / l, q[1] + ((p[1] - q[1]) * r) / l];
    };
    d += `L${towards(a)}Q${q} ${towards(b)}`;
  }
  return `${d}L${points[points.length - 1]}`;
}

class Picture {
  constructor(json, onPick) {
    this.json = json;
    this.onPick = onPick;
    this.parts = new Map(); // by id: its group, box, and what it is
    if (!json.problem) this.draw();
  }

  draw() {
    const size = new Numbers(this.json.size);
    this.width = size.signed();
    this.height = size.signed();
    this.root = svg('g', {});
    this.svg = svg('svg', { class: 'picture', role: 'group', 'aria-label': 'Data-flow diagram: ' + this.json.title, tabindex: 0 }, this.root);
    // One that came ahead of its report brings its texts along.
    this.drawClusters(makeTable('clusters', this.json.clusters, this.json.text));
    this.nodes = makeTable('nodes', this.json.nodes, this.json.text);
    this.flows = makeTable('links', this.json.flows, this.json.text);
    const below = svg('g', { class: 'lines' }), texts = svg('g', { class: 'texts' });
    this.root.append(below);
    this.drawNodes();
    this.root.append(texts);
    this.drawFlows(below, texts);
  }

  group(id, kind, row, label) {
    const e = R.byId.get(id);
    const about = `${label}${row.open ? `, ${plural(row.open, 'open finding')}` : ''}${row.greyed ? ', out of scope' : ''}`;
    const g = svg('g', { class: `${kind}${row.heat ? ' heat' + row.heat : ''}${row.greyed ? ' greyed' : ''}`, 'data-id': id, ...(e ? { role: 'link', tabindex: -1, 'aria-label': about } : {}) }, svg('title', {}, about));
    return g;
  }

  drawClusters(clusters) {
    const at = new Numbers(this.json.cluster_places);
    this.clusters = clusters;
    for (const c of clusters) {
      const [x, y, w, hh, middle] = [at.signed(), at.signed(), at.signed(), at.signed(), at.signed()];
      const kind = ['boundary', 'system', 'whole'][c.is];
      const g = this.group(c.id, 'cluster ' + kind, c, c.label);
      let depth = 0;
      for (let up = c.parent; up; up = clusters[up - 1].parent) ++depth;
      g.classList.add('depth' + (depth % 3));
      g.append(svg('rect', { x, y, width: w, height: hh, rx: c.is ? 8 : 4 }),
        svg('text', { x: middle || x + w / 2, y: y + 15, class: 'name', ...squeezed(c.label, 5.8, w - 12) }, c.label),
        c.open ? svg('text', { x: middle || x + w / 2, y: y + 28, class: 'count' }, `▲ ${c.open} open`) : '');
      this.root.append(g);
      this.parts.set(c.id, { g, box: [x, y, w, hh], kind: 'cluster' });
    }
  }

  drawNodes() {
    const at = new Numbers(this.json.node_places);
    for (const n of this.nodes) {
      const [x, y, w, hh] = [at.signed(), at.signed(), at.signed(), at.signed()];
      const shape = SHAPES[n.shape];
      const g = this.group(n.id, 'node ' + shape, n, n.label);
      const extra = (n.also_in ? 1 : 0) + (n.open ? 1 : 0);
      const lines = wrapped(n.label, Math.max(1, Math.round((hh - 12) / 13.5) - extra));
      const all = [...lines, ...(n.also_in ? [n.also_in] : [])];
      const middle = y + hh / 2 + (shape === 'store' ? 3 : 0);
      g.append(...outline(shape, x, y, w, hh), textLines(all, x + w / 2, middle + 4 - (n.open ? 6.5 : 0), 13, { class: 'name' }, w - (shape === 'process' ? 16 : 10)));
      if (n.open) g.append(svg('text', { class: 'count', x: x + w / 2, y: middle + 4 - 6.5 + 13 * (all.length + 1) / 2 }, `▲ ${n.open} open`));
      this.root.append(g);
      this.parts.set(n.id, { g, box: [x, y, w, hh], kind: 'node' });
    }
  }

  drawFlows(below, texts) {
    const at = new Numbers(this.json.flow_places);
    this.flows.forEach((f, i) => {
      const label = [at.signed(), at.signed(), at.signed(), at.signed()];
      const tips = [0, 1].map(() => (at.next() ? [at.signed(), at.signed()] : null));
      const many = at.next(), points = [];
      let x = 0, y = 0;
      for (let n = many >> 1; n > 0; --n) points.push([x += at.signed(), y += at.signed()]);
      const d = many % 2 ? rounded(points) : curved(points);
      const e = R.byId.get(f.id);
      const text = e && e.flow ? `${e.flow.source.label} ${f.two_way ? '↔' : '→'} ${e.flow.target.label}: ${f.label}` : f.label;
      const g = this.group(f.id, 'flow', f, text);
      g.append(svg('path', { class: 'reach', d }), svg('path', { class: 'line', d }));
      if (tips[1]) g.append(arrow(tips[1], points[points.length - 1]));
      if (tips[0]) g.append(arrow(tips[0], points[0]));
      below.append(g);
      const part = { g, kind: 'flow', box: label[2] ? label : [points[0][0], points[0][1], 1, 1], ends: [this.nodes[f.source].id, this.nodes[f.target].id] };
      if (label[2]) {
        const [lx, ly, lw, lh] = label;
        const shown = this.json.labels === 1 ? [`#${i + 1}`] : wrapped(f.label, Math.max(1, Math.round((lh - 4) / 11) - (f.open ? 1 : 0)));
        if (this.json.labels !== 1 && f.open) shown.push(`▲ ${f.open} open`);
        part.text = svg('g', { class: `flow-text${f.heat ? ' heat' + f.heat : ''}`, 'data-id': f.id }, textLines(shown, lx + lw / 2, ly + lh / 2 + 3, 11, {}));
        texts.append(part.text);
      }
      let span = [Infinity, Infinity, -Infinity, -Infinity];
      for (const [px, py] of points) span = [Math.min(span[0], px), Math.min(span[1], py), Math.max(span[2], px), Math.max(span[3], py)];
      part.span = [span[0], span[1], span[2] - span[0], span[3] - span[1]];
      this.parts.set(f.id, part);
    });
  }

  // Lights parts up and dims the rest; nothing to light shows all alike. The way of a flow is its line with both ends.
  light(ids, mark = 'lit') {
    this.svg.classList.toggle('dimmed', ids.length > 0);
    for (const g of this.svg.querySelectorAll('.' + mark)) g.classList.remove(mark);
    for (const id of ids) {
      const part = this.parts.get(id);
      if (!part) continue;
      part.g.classList.add(mark);
      part.text?.classList.add(mark);
      for (const end of part.ends || []) this.parts.get(end)?.g.classList.add(mark);
      // What stands in a boundary that is lit is lit with it.
      if (part.kind === 'cluster') this.lightInside(R.byId.get(id), mark);
    }
  }

  lightInside(around, mark) {
    const inside = (id) => isInside(R.byId.get(id), around);
    for (const [id, p] of this.parts) {
      if (p.kind === 'flow' ? !p.ends.every(inside) : !inside(id)) continue;
      p.g.classList.add(mark);
      p.text?.classList.add(mark);
    }
  }
}

const isInside = (e, around) => { for (; e; e = e.parent) if (e === around) return true; return false; };

class DiagramView {
  constructor() {
    this.at = null; // the picture that is shown
    this.made = new Map();
    this.view = { x: 0, y: 0, k: 1 };
    this.focus = ''; // the boundary that is zoomed into
    this.stage = h('div', { class: 'stage' });
    this.crumbs = h('nav', { class: 'crumbs', 'aria-label': 'Where the diagram is zoomed to' });
    this.choice = h('select', { 'aria-label': 'Picture', onchange: () => this.show(Number(this.choice.value)) }, R.pictures.map((p, i) => h('option', { value: i }, p.title)));
    const tool = (label, name, act) => h('button', { type: 'button', 'aria-label': label, title: label, onclick: act }, name);
    this.element = h('div', { class: 'diagram' },
      h('div', { class: 'toolbar' }, R.pictures.length > 1 ? this.choice : null, this.crumbs, h('span', { class: 'spacer' }),
        tool('Zoom in', '+', () => this.zoom(1.35)), tool('Zoom out', '−', () => this.zoom(1 / 1.35)), tool('Fit all', '⤢', () => this.drill(''))),
      this.stage, this.legend());
    this.listen();
  }

  legend() {
    const box = (kind, shape) => svg('svg', { width: 26, height: 16, viewBox: '-1 -1 28 18', class: 'picture key', 'aria-hidden': 'true' }, svg('g', { class: kind }, outline(shape, 0, 0, 26, 16)));
    const line = svg('svg', { width: 30, height: 16, viewBox: '0 0 30 16', class: 'picture key', 'aria-hidden': 'true' }, svg('g', { class: 'flow' }, svg('path', { class: 'line', d: 'M0 8H22' }), arrow([30, 8], [22, 8])));
    const border = svg('svg', { width: 26, height: 16, viewBox: '-1 -1 28 18', class: 'picture key', 'aria-hidden': 'true' }, svg('g', { class: 'cluster boundary' }, svg('rect', { width: 26, height: 16, rx: 2 })));
    const shapes = new Set(R.pictures.flatMap((p) => (p.nodes ? makeTable('nodes', p.nodes).map((n) => n.shape) : [])));
    const names = { 0: 'process', 1: 'store', 2: 'person', 3: 'external service', 4: 'boundary, contents not drawn' };
    return h('div', { class: 'legend' },
      [0, 1, 2, 3, 4].filter((s) => shapes.has(s)).map((s) => h('span', {}, box('node ' + SHAPES[s], SHAPES[s]), names[s])), h('span', {}, border, 'trust boundary'), h('span', {}, line, 'flow: caller → side that answers'),
      [...R.severities.keys()].reverse().filter((s) => R.findings.some((f) => isOpen(f) && f.severity === s)).map((s) => h('span', { class: `heat${heatOf(s)}` }, sign(heatOf(s)), `${R.severities[s]}, most severe that is open`)));
  }

  show(index) {
    const json = R.pictures[index];
    if (!json) {
      this.stage.replaceChildren(empty(R.entities.some((e) => e.class === ELEMENT) ? 'The model is too large for one picture; tmc diagram draws views of it.' : 'The model has no elements to draw.'));
      return;
    }
    if (!this.made.has(index)) this.made.set(index, new Picture(json));
    this.index = index;
    this.choice.value = index;
    this.at = this.made.get(index);
    if (json.problem) {
      this.at = null;
      this.stage.replaceChildren(empty(`The diagram could not be drawn: ${json.problem}`));
      return;
    }
    this.stage.replaceChildren(this.at.svg);
    this.focus = '';
    this.fit();
    this.showCrumbs();
  }

  // The first picture that has all of `ids`, and the one that is shown if it does.
  showWith(ids) {
    const has = (index) => ids.every((id) => {
      if (!this.made.has(index)) this.made.set(index, new Picture(R.pictures[index]));
      return this.made.get(index).parts.has(id);
    });
    if (this.index !== undefined && has(this.index)) return true;
    const order = R.pictures.map((_, i) => i).sort((a, b) => (R.pictures[b].name === 'all') - (R.pictures[a].name === 'all'));
    const found = order.find((i) => !R.pictures[i].problem && has(i));
    if (found === undefined) return false;
    this.show(found);
    return true;
  }

  size() {
    const box = this.stage.getBoundingClientRect();
    return [box.width || 800, box.height || 500];
  }
  apply() {
    const { x, y, k } = this.view;
    this.at.root.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${k.toFixed(4)})`);
    this.at.svg.classList.toggle('far', k < 0.45);
  }
  frame([x, y, w, hh], most = 1.6) {
    const [sw, sh] = this.size();
    const k = Math.min(most, sw / (w + 40), sh / (hh + 40));
    this.view = { k, x: sw / 2 - (x + w / 2) * k, y: sh / 2 - (y + hh / 2) * k };
    this.apply();
  }
  fit() { this.frame([0, 0, this.at.width, this.at.height]); }
  zoom(by, cx, cy) {
    if (!this.at) return;
    const [sw, sh] = this.size();
    cx ??= sw / 2;
    cy ??= sh / 2;
    const k = Math.min(6, Math.max(0.02, this.view.k * by)), f = k / this.view.k;
    this.view = { k, x: cx - (cx - this.view.x) * f, y: cy - (cy - this.view.y) * f };
    this.apply();
  }

  // Goes into a boundary, or back to all.
  drill(id) {
    if (!this.at) return;
    if (id && !this.showWith([id])) return;
    const part = this.at.parts.get(id);
    // A summary of a boundary leads to the picture that has its contents.
    if (part?.kind === 'node' && R.byId.get(id)?.class <= BOUNDARY) {
      const all = R.pictures.findIndex((p) => p.name === 'all' || (p.name === 'part' && p.about === id));
      if (all >= 0 && all !== this.index) { this.show(all); return this.drill(id); }
    }
    this.focus = part?.kind === 'cluster' ? id : '';
    if (part) this.frame(part.kind === 'flow' ? part.span : part.kind === 'node' ? [part.box[0] - 160, part.box[1] - 120, part.box[2] + 320, part.box[3] + 240] : part.box);
    else this.fit();
    this.showCrumbs();
    this.rest();
  }
  showCrumbs() {
    const path = [];
    for (let e = R.byId.get(this.focus); e; e = e.parent) if (this.at.parts.has(e.id)) path.unshift(e);
    const crumb = (label, id) => h('button', { type: 'button', onclick: () => this.drill(id), 'aria-current': id === this.focus ? 'location' : null }, label);
    this.crumbs.replaceChildren(crumb(R.pictures[this.index].title, ''), ...path.flatMap((e) => ['›', crumb(e.label, e.id)]));
  }

  select(id) {
    this.selected = id;
    this.rest();
  }
  keep(ids) {
    this.kept = ids;
    this.rest();
  }
  // As it is while no pointer rests on anything.
  rest() {
    if (!this.at) return;
    const lit = this.kept?.length ? this.kept : this.selected && this.at.parts.has(this.selected) ? this.around(this.selected) : this.focus ? [this.focus] : [];
    this.at.light(lit);
    for (const g of this.at.svg.querySelectorAll('.selected')) g.classList.remove('selected');
    this.at.parts.get(this.selected)?.g.classList.add('selected');
  }
  // Goes to what was selected elsewhere if it is too small or out of sight.
  approach(id) {
    const part = this.at?.parts.get(id);
    if (!part) return;
    const [x, y, w, hh] = part.kind === 'flow' ? part.span : part.box, { k } = this.view, [sw, sh] = this.size();
    const left = this.view.x + x * k, top = this.view.y + y * k;
    const isSeen = left >= 0 && top >= 0 && left + w * k <= sw && top + hh * k <= sh;
    if (isSeen && (k >= 0.6 || (part.kind === 'cluster' && w * k > sw / 4))) return;
    const margin = part.kind === 'node' ? 260 : 40;
    this.frame([x - margin, y - margin * 0.7, w + 2 * margin, hh + 1.4 * margin], 1.2);
  }
  // An element is lit with its flows.
  around(id) {
    const e = R.byId.get(id);
    return e && e.class === ELEMENT ? [id, ...e.outgoing.map((f) => f.entity.id), ...e.incoming.map((f) => f.entity.id)] : [id];
  }

  listen() {
    const stage = this.stage;
    let drag = null, moved = false;
    const idAt = (event) => event.target.closest?.('[data-id]')?.getAttribute('data-id');
    stage.addEventListener('pointerdown', (event) => { if (event.button === 0) { drag = [event.clientX, event.clientY]; moved = false; } });
    stage.addEventListener('pointermove', (event) => {
      if (!drag || !this.at) return;
      const dx = event.clientX - drag[0], dy = event.clientY - drag[1];
      if (!moved && Math.hypot(dx, dy) < 4) return;
      if (!moved) stage.setPointerCapture(event.pointerId);
      moved = true;
      stage.classList.add('dragging');
      drag = [event.clientX, event.clientY];
      this.view.x += dx;
      this.view.y += dy;
      this.apply();
    });
    const end = () => { drag = null; stage.classList.remove('dragging'); };
    stage.addEventListener('pointerup', end);
    stage.addEventListener('pointercancel', end);
    stage.addEventListener('wheel', (event) => {
      event.preventDefault();
      const box = stage.getBoundingClientRect();
      this.zoom(Math.exp(-event.deltaY * 0.0015), event.clientX - box.left, event.clientY - box.top);
    }, { passive: false });
    stage.addEventListener('click', (event) => {
      const e = !moved && R.byId.get(idAt(event));
      this.stays = true; // what was clicked is in sight
      if (e) location.hash = linkTo(e);
      else if (!moved && this.at) location.hash = '#diagram';
    });
    stage.addEventListener('dblclick', (event) => {
      let e = R.byId.get(idAt(event));
      while (e && e.class !== BOUNDARY && e.class !== SYSTEM && !e.children.some((c) => c.class === ELEMENT)) e = e.parent;
      if (e) this.drill(e.id);
    });
    stage.addEventListener('mouseover', (event) => {
      const id = idAt(event);
      if (!this.at || drag) return;
      const part = id && this.at.parts.get(id);
      if (part && part.kind !== 'cluster') this.at.light(part.kind === 'flow' ? [id] : this.around(id));
      else this.rest();
    });
    stage.addEventListener('mouseleave', () => this.rest());
    stage.addEventListener('keydown', (event) => this.key(event));
  }

  key(event) {
    if (!this.at || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = 60, moves = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    const focused = document.activeElement?.getAttribute('data-id');
    if (moves[event.key] && !focused) {
      this.view.x += moves[event.key][0];
      this.view.y += moves[event.key][1];
      this.apply();
    } else if (moves[event.key] || event.key === 'n' || event.key === 'p') {
      this.walk(event.key === 'ArrowLeft' || event.key === 'ArrowUp' || event.key === 'p' ? -1 : 1);
    } else if (event.key === '+' || event.key === '=') this.zoom(1.35);
    else if (event.key === '-') this.zoom(1 / 1.35);
    else if (event.key === '0') this.drill('');
    else if (event.key === 'Enter') {
      const e = R.byId.get(focused);
      if (e && event.shiftKey) this.drill(e.id);
      else if (e) location.hash = linkTo(e);
      else this.walk(1);
    } else if (event.key === 'Escape' && (focused || this.focus)) {
      if (focused) this.at.svg.focus();
      else this.drill(R.byId.get(this.focus)?.parent && this.at.parts.has(R.byId.get(this.focus).parent.id) ? R.byId.get(this.focus).parent.id : '');
      event.stopPropagation();
    } else return;
    event.preventDefault();
  }
  // From one part to the next, by keyboard.
  walk(by) {
    const all = [...this.at.svg.querySelectorAll('g[role=link]')];
    const now = all.indexOf(document.activeElement);
    const next = all[(now + by + all.length) % all.length];
    next?.focus();
  }
}
