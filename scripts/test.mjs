/**
 * `npm test`: installs what the tests need, runs every check in turn, and ends with `N passed, N
 * failed`.
 */
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {text} from 'node:stream/consumers';

import {ensureInstalled} from './lib/install.mjs';
import {formatTotal, tallyCheck, tallyVitest} from './lib/test-report.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const REPORTS = join(ROOT, '.cache/reports');

/**
 * Checks that count as one each: they pass or fail as a whole. None needs what another makes, and
 * each keeps one core busy.
 */
const CHECKS = ['lint', 'typecheck', 'build'];

/** Vitest projects: each of their tests counts. */
const PROJECTS = ['unit', 'gpu', 'e2e'];

const SHELL = {cwd: ROOT, shell: process.platform === 'win32'};

/**
 * Runs a script of package.json beside others; what it says is printed when it has ended.
 *
 * @param {string} name
 */
async function runCheck(name) {
  const check = spawn('npm', ['run', '--silent', name], {...SHELL, stdio: ['ignore', 'pipe', 'pipe']});
  /** @type {Promise<number | null>} */
  const ended = new Promise((end, fail) => check.on('close', end).on('error', fail));
  const [said, complained, exitCode] = await Promise.all([text(check.stdout), text(check.stderr), ended]);
  console.log(`\n== ${name}\n${said}${complained}`.trimEnd());
  return {name, tally: tallyCheck(exitCode)};
}

/**
 * @param {string} name
 */
function runProject(name) {
  const file = join(REPORTS, `${name}.json`);
  rmSync(file, {force: true});
  console.log(`\n== test:${name}`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const {status} = spawnSync('npm', ['run', '--silent', `test:${name}`, '--', ...reporters], {
    ...SHELL,
    stdio: 'inherit',
  });
  /** @type {unknown} */
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  return {name, tally: tallyVitest(report, status)};
}

try {
  ensureInstalled(ROOT);
  // Loaded only now: it may ask Playwright where its browser is.
  const {ensureChromium} = await import('./lib/ensure-chromium.mjs');
  console.log(`Browser: ${ensureChromium()}`);
  mkdirSync(REPORTS, {recursive: true});
  const checked = await Promise.all(CHECKS.map(runCheck));
  const results = [...checked, ...PROJECTS.map(runProject)];
  console.log('');
  for (const {name, tally} of results) console.log(`${name}: ${formatTotal([tally])}`);
  console.log(formatTotal(results.map(({tally}) => tally)));
  process.exitCode = results.some(({tally}) => tally.failed > 0) ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
