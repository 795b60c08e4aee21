// What the tests of the report share: reports made by tmc, pages in Chromium, and counting.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, '../../..');
export const axeSource = readFileSync(join(here, 'node_modules/axe-core/axe.min.js'), 'utf8');

export const options = { tmc: join(root, 'build/bin/tmc'), keep: '', only: '', time: false };
for (let i = 2; i < process.argv.length; ++i) {
  const word = process.argv[i].replace(/^--/, '');
  if (word === 'time') options.time = true;
  else if (word in options && i + 1 < process.argv.length) options[word] = process.argv[++i];
  else throw new Error(`unknown option ${process.argv[i]}`);
}

export const folder = options.keep ? resolve(options.keep) : mkdtempSync(join(tmpdir(), 'tmc-report-'));
mkdirSync(folder, { recursive: true });

// The report of a model; `more` are options of tmc.
export function makeReport(name, models, ...more) {
  const file = join(folder, name + '.html');
  execFileSync(options.tmc, [...models, '--emit=html', '--today=2026-11-01', '-o', file, ...more], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  return file;
}

let browser;
export async function openBrowser() {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  return browser;
}

export const newContext = (what) => browser.newContext(what);

// A page with a report. Requests of anything but the file, errors and dialogs are collected, and are failures.
export async function openReport(file, { hash = '', ...context } = {}) {
  const made = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...context });
  const page = await made.newPage();
  page.setDefaultTimeout(10000);
  page.trouble = [];
  page.on('pageerror', (error) => page.trouble.push(`error: ${error.stack}`));
  page.on('console', (message) => { if (message.type() === 'error') page.trouble.push(`console: ${message.text()}`); });
  page.on('dialog', (dialog) => { page.trouble.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => { if (!request.url().startsWith('file:') && !request.url().startsWith('data:')) page.trouble.push(`request: ${request.url()}`); });
  await page.goto(pathToFileURL(file).href + hash);
  await page.waitForSelector('html[data-ready]');
  return page;
}
export async function closeReport(page) {
  const trouble = page.trouble;
  await page.context().close();
  if (trouble.length) throw new Error(trouble.join('\n'));
}

export function expect(truth, what) {
  if (!truth) throw new Error(what);
}
export function same(actual, expected, what) {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== e) throw new Error(`${what}: ${a} instead of ${e}`);
}
export const hashOf = (page) => page.evaluate(() => location.hash);

const tests = [];
export const test = (name, run) => tests.push([name, run]);
export async function runAll() {
  let passed = 0, failed = 0;
  await openBrowser();
  for (const [name, run] of tests) {
    if (options.only && !name.includes(options.only)) continue;
    try {
      await run();
      ++passed;
      console.log(`ok   ${name}`);
    } catch (error) {
      ++failed;
      console.log(`FAIL ${name}: ${error.message}`);
    }
  }
  await browser.close();
  if (!options.keep) rmSync(folder, { recursive: true });
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed || !passed ? 1 : 0;
}
