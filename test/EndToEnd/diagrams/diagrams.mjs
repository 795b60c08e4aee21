// Mermaid in Chromium, PlantUML and D2 read what tmc writes for them, and must find in it all that the model has.
// A model whose every name is hostile goes through each: what they show is what the model says, and nothing runs.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../../..');
const options = { tmc: join(root, 'build/bin/tmc'), keep: '', only: '' };
for (let i = 2; i < process.argv.length; i += 2) {
  const word = process.argv[i].replace(/^--/, '');
  if (!(word in options) || i + 1 === process.argv.length) throw new Error(`unknown option ${process.argv[i]}`);
  options[word] = process.argv[i + 1];
}
const folder = options.keep ? resolve(options.keep) : mkdtempSync(join(tmpdir(), 'tmc-diagrams-'));
mkdirSync(folder, { recursive: true });

const hostile = join(root, 'test/Backends/diagram-hostile.tm');
const scenario = join(folder, 'scenario.tm');
writeFileSync(scenario, `package scenario;
data Order;
data Receipt "; end \\" %% <img src=x onerror=window.pwned=1>";
system Shop {
  boundary net : PublicInternet { user : Customer "end"; }
  boundary lan : PrivateNetwork { web : WebServer "<script>window.pwned=1</script> ; a->>b: x"; db : Postgres { stores = [Order]; } }
  flow pay : user -> web via Https { carries = [Order]; }
  flow keep : web -> db via PgWire { carries = [Order]; returns = [Receipt]; }
  flow check : web -> web via Https { carries = []; }
  view Buy "A !title $x %date()" { steps = [pay, check, keep, pay]; }
}
`);
const older = join(folder, 'older.tm');
writeFileSync(older, readFileSync(scenario, 'utf8').replace('package scenario', 'package scenario').replace('  flow check : web -> web via Https { carries = []; }\n', '')
  .replace('steps = [pay, check, keep, pay]', 'steps = [pay]').replace('db : Postgres', 'gone : ApiService "\\"> **x** //y//"; db : Postgres'));

// What is drawn: a name, and the options of tmc.
const pictures = [
  ['mini', 'docs/examples/mini.tm'],
  ['balloons', 'docs/examples/balloons.tm'],
  ['balloons-dark', 'docs/examples/balloons.tm', '--emit-option', 'theme=dark', '--emit-option', 'direction=down'],
  ['balloons-context', 'docs/examples/balloons.tm', '--emit-option', 'view=context'],
  ['shop', 'docs/examples/shop/shop.tm'],
  ['shop-overview', 'docs/examples/shop/shop.tm', '--emit-option', 'view=overview'],
  ['hostile', hostile, '--no-prelude'],
  ['scenario', scenario],
  ['changes', scenario, `--diff=${older}`],
];

const made = (name, format, model, ...more) => {
  const file = join(folder, `${name}.${format}`);
  execFileSync(options.tmc, [model, `--emit=${format}`, '--today=2026-11-01', '-o', file, ...more], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  return readFileSync(file, 'utf8');
};
const expect = (truth, what) => { if (!truth) throw new Error(what); };
const same = (actual, expected, what) => expect(JSON.stringify(actual) === JSON.stringify(expected), `${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
const count = (text, pattern) => (text.match(pattern) ?? []).length;

// The numbers that every format must agree on: those of the DOT that cgraph reads in the tests of tmc.
const sizes = new Map();
function sizeOf(name, model, more) {
  if (!sizes.has(name)) {
    const dot = made(name, 'dot', model, ...more);
    sizes.set(name, { flows: count(dot, /\[key=/g) });
  }
  return sizes.get(name);
}

const tests = [];
let skipped = 0;
const skip = (what) => { ++skipped; console.log(`skip ${what}; tools/dev/setup --tests installs it`); };

// --- Mermaid --------------------------------------------------------------------
let browser, page;
const trouble = [];
const library = join(here, 'node_modules/mermaid/dist/mermaid.min.js');
const driver = join(here, '../report/node_modules/playwright-core');
if (existsSync(library) && existsSync(driver) && existsSync('/usr/bin/chromium')) {
  const { chromium } = createRequire(import.meta.url)(driver);
  const draw = async (text) => {
    if (!browser) {
      browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
      page = await browser.newPage();
      page.on('dialog', (dialog) => { trouble.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
      page.on('request', (request) => { if (!/^(file|data|about):/.test(request.url())) trouble.push(`request: ${request.url()}`); });
      await page.setContent('<!doctype html><div id="out"></div>');
      await page.addScriptTag({ path: library });
      await page.evaluate(() => mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' }));
    }
    trouble.length = 0;
    const found = await page.evaluate(async (source) => {
      const { svg } = await mermaid.render('picture', source);
      const out = document.getElementById('out');
      out.innerHTML = svg;
      const all = (what) => [...out.querySelectorAll(what)];
      const text = (what) => all(what).map((e) => e.textContent.trim());
      return { lines: all('.flowchart-link').length, frames: all('.cluster').length, nodes: all('.node').length, labels: text('.nodeLabel, .cluster-label, .edgeLabel'),
        messages: text('.messageText'), actors: text('text.actor'), pwned: window.pwned !== undefined, scripts: all('script').length };
    }, text);
    expect(!found.pwned && !found.scripts, 'a script of the model ran, or could');
    expect(!trouble.length, trouble.join('\n'));
    return found;
  };
  for (const [name, model, ...more] of pictures)
    tests.push([`mermaid ${name}`, async () => {
      const text = made(name, 'mermaid', model, ...more);
      const found = await draw(text);
      same(found.lines, sizeOf(name, model, more).flows, 'flows');
      expect(found.nodes >= count(text, /^ +n\d+[[(]/gm), 'elements are missing');
      if (name === 'hostile') {
        expect(found.labels.some((l) => l.includes('<table><tr><td>html</td></tr></table>')), `no label shows HTML as it is: ${JSON.stringify(found.labels)}`);
        expect(found.labels.some((l) => l.includes('quote " ; } digraph { x -> y }')), 'no label shows its quotation mark');
      }
    }]);
  tests.push(['mermaid sequence', async () => {
    const found = await draw(made('scenario', 'sequence.mermaid', scenario));
    same(found.messages.length, 5, 'messages');
    expect(found.messages.some((m) => m.includes('; end " %% <img src=x onerror=window.pwned=1>')), `an answer is not as it is in the model: ${JSON.stringify(found.messages)}`);
    expect(found.actors.some((a) => a.includes('<script>window.pwned=1</script> ; a->>b: x')), `a participant is not as it is in the model: ${JSON.stringify(found.actors)}`);
  }]);
} else {
  skip('Mermaid or Chromium is not installed');
}

// --- D2 -------------------------------------------------------------------------
if (existsSync(join(here, 'node_modules/@terrastruct/d2'))) {
  const { D2 } = await import('@terrastruct/d2');
  const d2 = new D2();
  for (const [name, model, ...more] of pictures)
    tests.push([`d2 ${name}`, async () => {
      const { diagram, renderOptions } = await d2.compile(made(name, 'd2', model, ...more));
      same(diagram.connections.length, sizeOf(name, model, more).flows, 'flows');
      const svg = await d2.render(diagram, renderOptions);
      expect(svg.includes('</svg>') && !svg.includes('<script>alert'), 'the picture is not one, or holds a script of the model');
      if (name === 'hostile') {
        const labels = diagram.shapes.map((s) => s.label);
        for (const label of ['back\\slash \\N \\l \\', 'quote " ; } digraph { x -> y }', '<table><tr><td>html</td></tr></table>'])
          expect(labels.some((l) => l.includes(label)), `no shape is called ${label}: ${JSON.stringify(labels)}`);
      }
    }]);
} else {
  skip('D2 is not installed');
}

// --- PlantUML -------------------------------------------------------------------
if (!spawnSync('plantuml', ['-version']).error) {
  // One run of Java for all of them.
  const sources = [...pictures.map(([name, model, ...more]) => [name, 'plantuml', model, ...more]), ['scenario', 'sequence.plantuml', scenario]];
  let drawn;
  const drawAll = () => {
    if (drawn) return drawn;
    const files = sources.map(([name, format, ...more]) => { made(name, format, ...more); return join(folder, `${name}.${format}`); });
    drawn = spawnSync('plantuml', ['-failfast2', '-tsvg', '-charset', 'UTF-8', ...files], { encoding: 'utf8', env: { ...process.env, JAVA_TOOL_OPTIONS: '-Djava.awt.headless=true' } });
    return drawn;
  };
  for (const [name, format, model, ...more] of sources)
    tests.push([`${format} ${name}`, async () => {
      const run = drawAll();
      expect(run.status === 0, `PlantUML: exit status ${run.status}: ${run.stderr}`);
      const svg = readFileSync(join(folder, `${name}.svg`), 'utf8');
      expect(!svg.includes('Syntax Error'), 'PlantUML found a syntax error');
      const text = svg.replace(/<[^>]*>/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;|&#34;/g, '"').replace(/&amp;/g, '&').replace(/&#160;|\u00a0/g, ' ');
      if (format === 'plantuml') same(count(svg, / id="n\d+(?:&lt;)?-(?:&gt;)?n\d+(?:-\d+)?"/g), sizeOf(name, model, more).flows, 'flows');
      if (name === 'hostile') for (const word of ['<script>alert(2)</script>', '<b>bold</b>', '&amp;amp;']) expect(text.replace(/\s+/g, '').includes(word), `nothing shows ${word}`);
    }]);
} else {
  skip('PlantUML is not installed');
}

let passed = 0, failed = 0;
for (const [name, run] of tests) {
  if (options.only && !name.includes(options.only)) continue;
  try {
    await run();
    ++passed;
    console.log(`ok   ${name}`);
  } catch (error) {
    ++failed;
    console.log(`FAIL ${name}: ${error.message.slice(0, 2000)}`);
  }
}
await browser?.close();
if (!options.keep) rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed ? 1 : 0);
