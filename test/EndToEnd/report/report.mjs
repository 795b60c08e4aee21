// Tests of the interactive report in Chromium. Each opens a report that tmc made just before.

import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeSource, closeReport, expect, folder, hashOf, makeReport, openReport, options, root, runAll, same, test } from './harness.mjs';

const examples = join(root, 'docs/examples');
const balloons = makeReport('balloons', [join(examples, 'balloons.tm')]);
const banking = makeReport('banking', ['banking', 'channels', 'decisions', 'operations', 'parts', 'payments', 'risk'].map((f) => join(examples, 'banking', f + '.tm')));
const compared = makeReport('compared', [join(examples, 'balloons-mtls.tm')], '--diff', join(examples, 'balloons.tm'));
const assumed = makeReport('assumed', [join(examples, 'balloons.tm')], '--assume-control', 'Balloons.fetch=MutualTls');
const hostile = makeReport('hostile', [join(root, 'test/Backends/diagram-hostile.tm')], '--no-prelude');
const systems = makeReport('systems', [join(root, 'test/Backends/diagram-systems.tm')], '--no-prelude');
const data = (file) => JSON.parse(readFileSync(file, 'utf8').match(/<script type="application\/json" id="tmc-data">([^]*?)<\/script>/)[1]);

const shown = (page) => page.locator('.result').textContent();
const count = async (page) => Number((await shown(page)).match(/^([\d,]+)/)[1].replace(',', ''));

test('filters: severity, state, search, category, element', async () => {
  const page = await openReport(banking, { hash: '#findings' });
  const open = await count(page);
  expect(open > 3, `${open} open findings`);
  const high = page.locator('.toggles[aria-label=Severity] button', { hasText: 'High' });
  await high.click();
  same(await high.getAttribute('aria-pressed'), 'true', 'pressed');
  const some = await count(page);
  expect(some > 0 && some < open, `${some} of ${open} are high`);
  expect((await hashOf(page)).includes('severity=High'), 'the address has the filter');
  for (const chip of await page.locator('.item .chip:first-child').allTextContents()) same(chip, 'High', 'severity of a row');
  await high.click();
  await page.fill('#search', 'spoofing');
  const found = await count(page);
  expect(found > 0 && found < open, `${found} of ${open} found`);
  await page.fill('#search', 'no such words');
  same(await count(page), 0, 'nothing found');
  await page.locator('button', { hasText: 'Clear filters' }).click();
  const all = await count(page);
  same(all, data(banking).tables.findings.rows, 'without filters all are shown');
  const category = page.locator('select[data-filter=category]');
  await category.selectOption('Tampering');
  const tampering = await count(page);
  expect(tampering > 0 && tampering < all, `${tampering} of ${all} are tampering`);
  await closeReport(page);
});

test('lists are virtual and are gone through by keys', async () => {
  const page = await openReport(banking, { hash: '#findings?state=' });
  const rows = await page.locator('.item').count();
  expect(rows > 5 && rows < 60, `${rows} rows exist`);
  await page.locator('.list').focus();
  await page.keyboard.press('End');
  const last = page.locator('.item[aria-selected=true]');
  same(await last.getAttribute('aria-posinset'), await last.getAttribute('aria-setsize'), 'the last is selected');
  expect(await last.isVisible(), 'and in sight');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  same(await page.locator('.item[aria-selected=true]').getAttribute('aria-posinset'), '2', 'the second is selected');
  await page.keyboard.press('Enter');
  same(await page.evaluate(() => document.activeElement.id), 'panel-title', 'the details have the focus');
  await page.keyboard.press('Escape');
  expect(await page.locator('#panel').isHidden(), 'closed');
  await closeReport(page);
});

test('groups by cause, and sorts', async () => {
  const page = await openReport(balloons, { hash: '#findings' });
  expect((await page.locator('.item.member').count()) > 0, 'members of a group are behind its first');
  await page.locator('label', { hasText: 'Group by cause' }).locator('input').uncheck();
  same(await page.locator('.item.member').count(), 0, 'no groups');
  await page.locator('select[aria-label=Order]').selectOption('rule');
  const rules = await page.locator('.item .line.small code:nth-child(2)').allTextContents();
  same(rules, [...rules].sort(), 'sorted by rule');
  await closeReport(page);
});

test('a finding says all that there is about it', async () => {
  const page = await openReport(balloons, { hash: '#findings' });
  await page.locator('.item', { hasText: 'Server spoofing' }).first().click();
  const text = await page.locator('#panel').textContent();
  for (const part of ['Why', 'What would silence it', 'Decision to paste', 'accept TM-', 'Test that proves it', 'Risk', 'Inherent', 'By whom', 'Same cause', 'balloons.tm:'])
    expect(text.includes(part), `the panel has ${part}`);
  expect((await hashOf(page)).startsWith('#finding/'), 'its address is stable');
  await closeReport(page);
});

test('deep links open what they name', async () => {
  const report = data(balloons);
  expect(report.format === 'tmc-report' && report.version === 1, 'the format of the data');
  let page = await openReport(balloons, { hash: '#element/Balloons.web' });
  same(await page.locator('#panel-title').textContent(), 'nginx', 'an element');
  same(await page.locator('.picture .selected').getAttribute('data-id'), 'Balloons.web', 'selected in the diagram');
  const id = await page.evaluate(() => R.findings.find(isOpen).id);
  await closeReport(page);
  page = await openReport(balloons, { hash: '#finding/' + id });
  same(await page.locator('.item[aria-selected=true]').getAttribute('data-finding'), id, 'a finding');
  await closeReport(page);
  page = await openReport(balloons, { hash: '#question/' + (await questionOf(balloons)) });
  expect(await page.locator('details.question[open]').count(), 'a question');
  await closeReport(page);
  page = await openReport(balloons, { hash: '#finding/ffffffff00' });
  expect(await page.locator('[role=alert]').isVisible(), 'one that is gone is said to be');
  await closeReport(page);
});
async function questionOf(file) {
  const page = await openReport(file);
  const id = await page.evaluate(() => R.questions[0].id);
  await closeReport(page);
  return id;
}

test('the diagram: every flow, drill-down, the way of a flow', async () => {
  const page = await openReport(banking, { hash: '#diagram' });
  const all = await page.evaluate(() => R.pictures.findIndex((p) => p.name === 'all'));
  await page.locator('.toolbar select').selectOption(String(all));
  const [flows, lines] = await page.evaluate(() => [R.flows.length, document.querySelectorAll('.stage .flow .line').length]);
  same(lines, flows, 'flows drawn');
  const boundary = await page.evaluate(() => R.entities.find((e) => e.class === BOUNDARY && e.children.some((c) => c.class === ELEMENT)).id);
  await page.evaluate((id) => { location.hash = '#diagram?zoom=' + id; }, boundary);
  await page.waitForSelector('.crumbs button[aria-current=location]');
  const before = await page.locator('.stage .picture > g').getAttribute('transform');
  expect((await page.locator('.crumbs button').count()) > 1, 'crumbs lead back');
  expect((await page.locator('.stage .dimmed').count()) === 1, 'what is outside is dimmed');
  await page.locator('.crumbs button').first().click();
  expect((await page.locator('.stage .picture > g').getAttribute('transform')) !== before, 'back to all');
  const flow = page.locator('.stage .flow').first();
  const id = await flow.getAttribute('data-id');
  await flow.locator('.reach').dispatchEvent('mouseover');
  const lit = await page.evaluate(() => [...document.querySelectorAll('.stage .lit')].map((g) => g.dataset.id));
  const ends = await page.evaluate((id) => { const f = R.byId.get(id).flow; return [id, f.source.id, f.target.id]; }, id);
  for (const end of ends) expect(lit.includes(end), `${end} is lit`);
  await flow.locator('.reach').dispatchEvent('click');
  same(await hashOf(page), '#flow/' + id, 'a click opens it');
  expect((await page.locator('#panel').textContent()).includes('Comes from'), 'attributes with where they come from');
  const scale = await page.evaluate(() => diagramView.view.k);
  await page.locator('button[aria-label="Zoom in"]').click();
  expect((await page.evaluate(() => diagramView.view.k)) > scale, 'it zooms');
  await closeReport(page);
});

test('answers are collected as text of the model that compiles', async () => {
  const page = await openReport(balloons, { hash: '#questions' });
  await page.evaluate(() => { for (const d of document.querySelectorAll('details.question')) d.open = true; });
  await page.waitForFunction(() => [...document.querySelectorAll('details.question')].every((d) => d.dataset.filled));
  for (const select of await page.locator('.answer select').all()) await select.selectOption({ index: 1 });
  for (const box of await page.locator('.choices').all()) await box.locator('input').first().check();
  const text = await page.locator('.tray pre').textContent();
  expect(text.includes('extend Balloons.web {') && text.includes('does = ['), 'as an extension: ' + text);
  const answered = join(folder, 'answered.tm');
  writeFileSync(answered, readFileSync(join(examples, 'balloons.tm'), 'utf8') + text);
  const before = data(balloons).tables.questions.rows;
  const after = JSON.parse(execFileSync(options.tmc, [answered, '--emit=questions.json'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  expect(after.questions.every((q) => q.answers.every((a) => !text.includes(` ${a.attribute} =`) || !text.includes(`extend ${a.entity} {`))), 'what was answered is not asked again');
  expect(before > 0, 'there were questions');
  await closeReport(page);
});

test('light and dark', async () => {
  const page = await openReport(balloons, { colorScheme: 'dark' });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await ground();
  expect(dark !== light, `${dark} and ${light}`);
  await page.locator('#theme').click();
  await page.locator('#theme').click();
  same(await ground(), dark, 'dark by choice');
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  same(await ground(), dark, 'which stays');
  await closeReport(page);
});

test('on paper everything is there', async () => {
  const page = await openReport(banking);
  await page.emulateMedia({ media: 'print' });
  await page.waitForSelector('#print table');
  const text = await page.locator('#print').innerText();
  const open = await page.evaluate(() => R.findings.filter(isOpen).map((f) => f.id));
  for (const part of ['Contents', 'Decisions', 'Settled findings']) expect(text.includes(part), `${part} is printed`);
  for (const id of open) expect(text.includes(id), `${id} is printed`);
  expect(await page.locator('#print svg.picture .flow').count(), 'with the diagram');
  expect(await page.locator('.side').isHidden(), 'without menus');
  await page.emulateMedia({ media: 'screen' });
  await page.waitForFunction(() => !document.querySelector('#print > *'));
  await page.emulateMedia({ media: null });
  const pdf = await page.pdf({ format: 'A4' });
  const pages = Math.max(...[...pdf.toString('latin1').matchAll(/\/Count (\d+)/g)].map((m) => Number(m[1])));
  expect(pages > 5, `a PDF of ${pages} pages`);
  if (options.keep) writeFileSync(join(folder, 'banking.pdf'), pdf);
  await closeReport(page);
});

test('a comparison begins with what changed', async () => {
  const page = await openReport(compared);
  same(await page.locator('h1').first().textContent(), 'Changes', 'the first page');
  const text = await page.locator('main').textContent();
  expect(/gone|settled|no longer|resolved/i.test(text), 'what is gone: ' + text.slice(0, 300));
  expect(text.includes('The model ('), 'what changed in the model');
  await closeReport(page);
});

test('what is only assumed is said on each page', async () => {
  for (const hash of ['', '#diagram', '#findings', '#controls']) {
    const page = await openReport(assumed, { hash });
    expect((await page.locator('.top .assumed').textContent()).includes('MutualTls'), hash);
    await closeReport(page);
  }
});

test('several systems in one report', async () => {
  const page = await openReport(systems);
  const choice = page.locator('select[aria-label=System]');
  const names = await choice.locator('option').allTextContents();
  expect(names.length > 2, names.join());
  await choice.selectOption({ index: 1 });
  same(await page.locator('h1').first().textContent(), names[1], 'the overview of one');
  await closeReport(page);
});

test('whatever a model says, no script runs and nothing is fetched', async () => {
  for (const view of ['overview', 'diagram', 'findings?state=', 'questions', 'attacks', 'reach', 'data', 'controls', 'decisions', 'granted', 'methods']) {
    const page = await openReport(hostile, { hash: '#' + view });
    const scripts = await page.evaluate(() => document.querySelectorAll('script').length);
    same(scripts, 2, 'scripts in ' + view);
    same(await page.locator('main img, main iframe, main b b, main [onerror]').count(), 0, 'markup in ' + view);
    if (view.startsWith('findings')) expect((await page.locator('.item .title').first().textContent()).includes('<script>alert(1)</script>'), 'a title is shown as it is');
    await closeReport(page);
  }
  const page = await openReport(hostile);
  for (const e of await page.evaluate(() => R.entities.map((x) => linkTo(x)))) {
    await page.evaluate((to) => { location.hash = to; }, e);
    await page.waitForTimeout(5);
  }
  for (const bad of ['#finding/%', '#element/<img src=x onerror=alert(1)>', '#findings?on=<script>', '#diagram?light=%3Cscript%3E&zoom=x', '#__proto__', '#constructor/x']) {
    await page.evaluate((to) => { location.hash = to; }, bad);
    await page.waitForTimeout(20);
  }
  await closeReport(page);
});

test('axe finds nothing serious', async () => {
  for (const colorScheme of ['light', 'dark']) for (const hash of ['#overview', '#diagram', '#findings', '#finding/', '#element/Balloons.web', '#questions', '#attacks', '#reach', '#data', '#controls', '#decisions', '#granted', '#methods']) {
    const page = await openReport(balloons, { hash: hash === '#finding/' ? '#findings' : hash, colorScheme });
    if (hash === '#finding/') await page.locator('.item').first().click();
    // The page's own policy forbids to evaluate text, which the debugger may.
    const session = await page.context().newCDPSession(page);
    await session.send('Runtime.evaluate', { expression: axeSource });
    const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120) + ' ' + n.any.map((a) => a.message).join(' ').slice(0, 160)).join(' | ')}`)));
    same(found, [], `${hash} ${colorScheme}`);
    await closeReport(page);
  }
});

test('5,000 findings of 1,000 elements fit into 1.5 MB', async () => {
  const model = join(folder, 'large.tm');
  // Answers leave some 7,000 of 14,000 possible findings.
  const answered = `system Bench "Generated" {
  default Worker { does = []; }
  default ApiService { does = []; }
  default WebServer { does = []; }
  default Http { authn = Token; }
  default Https { server_authenticated = true; }
  default PgWire { authn = Password; encrypted = true; }
  default RedisWire { authn = Password; }
  default Boundary { isolated = true; }
  default Process { access_control = true; }
`;
  const generated = execFileSync('python3', [join(root, 'tools/dev/bench.py'), '--generate', '1000'], { encoding: 'utf8' });
  writeFileSync(model, generated.replace('system Bench "Generated" {', answered));
  const file = makeReport('large', [model]);
  const report = data(file);
  const findings = report.tables.findings.rows, elements = report.pictures.find((p) => p.name === 'all').nodes.rows, bytes = statSync(file).size;
  expect(elements >= 1000 && findings >= 5000, `${elements} elements, ${findings} findings`);
  expect(bytes <= 1.5e6, `${bytes} bytes`);
  const start = performance.now();
  const page = await openReport(file, { hash: '#findings' });
  const ready = performance.now() - start;
  expect((await page.locator('.item').count()) < 60, 'the list is virtual');
  if (options.time) {
    const inPage = await page.evaluate(() => Math.round(performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd));
    const filter = await page.evaluate(() => { const t = performance.now(); findingsView.filters.q = 'spoof'; findingsView.update(); return Math.round(performance.now() - t); });
    const diagram = await page.evaluate(() => { const t = performance.now(); location.hash = '#diagram'; render(); document.body.getBoundingClientRect(); return Math.round(performance.now() - t); });
    console.log(`time: ${bytes} bytes, ${findings} findings; opened in ${Math.round(ready)} ms, of which the page ${inPage} ms; a filter ${filter} ms; the diagram ${diagram} ms`);
  }
  await closeReport(page);
});

await import('./serve.mjs');
await runAll();
