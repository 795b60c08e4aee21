// Tests of `tmc serve` in Chromium: the page follows the files, and keeps what its reader looks at.

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeSource, expect, folder, newContext, options, root, same, test } from './harness.mjs';

const balloons = readFileSync(join(root, 'docs/examples/balloons.tm'), 'utf8');

// A model that is served, and its page.
async function serve(name, text, patience = 30000) {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  const file = join(at, 'model.tm');
  writeFileSync(file, text);
  const server = spawn(options.tmc, ['serve', '--color=never', '--today=2026-11-01', '-j2', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await new Promise((done, failed) => {
    let said = '';
    server.stderr.on('data', (part) => {
      said += part;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]+\//);
      if (found) done(found[0]);
    });
    server.on('exit', (code) => failed(new Error(`tmc serve ended with ${code}: ${said}`)));
  });
  const context = await newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const trouble = [];
  page.on('pageerror', (error) => trouble.push(`error: ${error.stack}`));
  page.on('dialog', (dialog) => { trouble.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => { if (!request.url().startsWith(address) && !request.url().startsWith('data:') && !request.url().startsWith('vscode:')) trouble.push(`request: ${request.url()}`); });
  const end = async () => {
    await context.close();
    const ended = new Promise((done) => server.on('exit', (code, signal) => done(code ?? signal)));
    server.kill('SIGINT');
    same(await ended, 0, 'the status of tmc serve');
    if (trouble.length) throw new Error(trouble.join('\n'));
  };
  return { page, address, server, end, save: (changed) => writeFileSync(file, changed) };
}
const open = async (page, address, hash) => {
  await page.goto(address + hash);
  await page.waitForSelector('html[data-ready]');
};
const version = (page) => page.evaluate(() => live.report);
const after = (page, seen) => page.waitForFunction((v) => live.report > v, seen);

test('serve: a save shows, and zoom and selection stay', async () => {
  const s = await serve('zoom', balloons);
  await open(s.page, s.address, '#element/Balloons.web');
  await s.page.evaluate(() => { diagramView.zoom(1.7); diagramView.view.x += 31; diagramView.apply(); });
  const before = await s.page.evaluate(() => ({ ...diagramView.view }));
  const seen = await version(s.page);
  s.save(balloons.replace('"nginx"', '"caddy"'));
  await after(s.page, seen);
  await s.page.waitForFunction(() => document.querySelector('#panel-title')?.textContent === 'caddy');
  same(await s.page.evaluate(() => ({ ...diagramView.view })), before, 'zoom and place');
  same(await s.page.locator('.picture .selected').getAttribute('data-id'), 'Balloons.web', 'selected');
  expect((await s.page.locator('.stage svg.picture').textContent()).includes('caddy'), 'the picture is new');
  same(await s.page.evaluate(() => location.hash), '#element/Balloons.web', 'the address');
  await s.end();
});

test('serve: filters, the list and answers stay', async () => {
  const s = await serve('filters', balloons);
  await open(s.page, s.address, '#questions');
  await s.page.evaluate(() => { for (const d of document.querySelectorAll('details.question')) d.open = true; });
  await s.page.waitForSelector('.answer select');
  await s.page.locator('.answer select').first().selectOption({ index: 1 });
  const answers = await s.page.evaluate(() => answersText());
  await s.page.evaluate(() => { location.hash = '#findings'; });
  await s.page.fill('#search', 'spoofing');
  const address = await s.page.evaluate(() => location.hash);
  await s.page.locator('.item').first().click();
  const seen = await version(s.page), finding = await s.page.evaluate(() => location.hash);
  s.save(balloons.replace('"nginx"', '"caddy"'));
  await after(s.page, seen);
  await s.page.waitForFunction(() => document.querySelector('.item'));
  same(await s.page.inputValue('#search'), 'spoofing', 'the search');
  same(await s.page.evaluate(() => findingsView.address()), address, 'the filters');
  same(await s.page.evaluate(() => location.hash), finding, 'the finding');
  expect(await s.page.locator('#panel').isVisible(), 'its details');
  same(await s.page.evaluate(() => answersText()), answers, 'the answers');
  await s.end();
});

test('serve: mistakes are above the last good picture', async () => {
  const s = await serve('mistakes', balloons);
  await open(s.page, s.address, '#diagram');
  s.save(balloons.replace('web <-> db', 'web <-> <b>nowhere</b>'));
  const trouble = s.page.locator('#trouble');
  await trouble.waitFor();
  expect((await s.page.locator('.stage .flow .line').count()) === 4, 'the picture is there');
  const text = await trouble.textContent();
  expect(text.includes('error:') && text.includes('^') && text.includes('model.tm:'), text);
  same(await trouble.locator('b').count(), 0, 'no markup of the model');
  expect(/^vscode:\/\/file\/.*model\.tm:\d+$/.test(await trouble.locator('a').first().getAttribute('href')), 'a click opens the line');
  if (options.keep) await s.page.screenshot({ path: join(folder, 'serve-mistake.png') });
  const session = await s.page.context().newCDPSession(s.page);
  await session.send('Runtime.evaluate', { expression: axeSource });
  const found = await s.page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => v.id + ': ' + v.nodes[0].html.slice(0, 100))));
  same(found, [], 'axe');
  s.save(balloons);
  await trouble.waitFor({ state: 'detached' });
  await s.end();
});

test('serve: lines of the source open in the editor', async () => {
  const s = await serve('editor', balloons);
  await open(s.page, s.address, '#element/Balloons.web');
  const link = await s.page.locator('#panel a.place').first().getAttribute('href');
  expect(/^vscode:\/\/file\/.*\/editor\/model\.tm:\d+$/.test(link), link);
  await s.end();
});

test('serve: a model that begins with a mistake', async () => {
  const s = await serve('late', 'system S { a : Nothing; }');
  await s.page.goto(s.address);
  await s.page.waitForSelector('#trouble');
  s.save(balloons);
  await s.page.waitForSelector('html[data-ready]');
  await s.page.locator('#trouble').waitFor({ state: 'detached' });
  expect((await s.page.locator('h1').first().textContent()).includes('Terry'), 'its overview');
  await s.end();
});

test('serve: the end is said, and the page stays', async () => {
  const s = await serve('end', balloons);
  await open(s.page, s.address, '#overview');
  const ended = new Promise((done) => s.server.on('exit', done));
  s.server.kill('SIGTERM');
  same(await ended, 0, 'its status');
  await s.page.locator('#lost').waitFor();
  expect(await s.page.locator('.figures').isVisible(), 'the page');
  await s.page.context().close();
});

test('serve: 1,000 elements, from a save to the new picture', async () => {
  const large = execFileSync('python3', [join(root, 'tools/dev/bench.py'), '--generate', '1000'], { encoding: 'utf8' });
  const s = await serve('large', large, 180000);
  await open(s.page, s.address, '#diagram');
  const times = [];
  for (let n = 0; n < 5; ++n) {
    const seen = await version(s.page);
    // In the page, when the new picture has been drawn.
    const drawn = s.page.evaluate((before) => new Promise((done) => {
      const look = () => (Number(document.documentElement.dataset.picture || 0) > before ? requestAnimationFrame(() => done(Date.now())) : setTimeout(look, 1));
      look();
    }), await s.page.evaluate(() => performance.now()));
    const start = Date.now();
    s.save(large.replace('boundary zone1 : Dmz {', `boundary zone1 : Dmz "Zone ${n}" {`));
    times.push((await drawn) - start);
    await after(s.page, seen);
    if (n === 0) await s.page.waitForTimeout(500);
  }
  times.sort((a, b) => a - b);
  if (options.time) console.log(`time: from a save to the new picture ${times.join(', ')} ms`);
  expect(times[0] > 0 && times[0] < 5000, `it came: ${times}`);
  await s.end();
});
