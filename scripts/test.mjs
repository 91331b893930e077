/**
 * `npm test`: installs what the tests need, runs every check in turn, and ends with `N passed, N failed`.
 */
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs';
import {join, resolve} from 'node:path';

import {ensureInstalled} from './lib/install.mjs';
import {formatTotal, tallyCheck, tallyVitest} from './lib/test-report.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const REPORTS = join(ROOT, '.cache/reports');

/** Checks that count as one each: they pass or fail as a whole. */
const CHECKS = ['lint', 'typecheck', 'build'];

/** Vitest projects: each of their tests counts. */
const PROJECTS = ['unit', 'gpu', 'e2e'];

/**
 * @param {string} script A script of package.json.
 * @param {readonly string[]} parameters
 * @returns {number | null} The exit code.
 */
function runScript(script, parameters = []) {
  console.log(`\n== ${script}`);
  const {status} = spawnSync('npm', ['run', '--silent', script, '--', ...parameters], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status;
}

/**
 * @param {string} project
 */
function runProject(project) {
  const file = join(REPORTS, `${project}.json`);
  rmSync(file, {force: true});
  const exitCode = runScript(`test:${project}`, ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  /** @type {unknown} */
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  return tallyVitest(report, exitCode);
}

try {
  ensureInstalled(ROOT);
  // Loaded only now: it may ask Playwright where its browser is.
  const {ensureChromium} = await import('./lib/ensure-chromium.mjs');
  console.log(`Browser: ${ensureChromium()}`);
  mkdirSync(REPORTS, {recursive: true});
  const results = [
    ...CHECKS.map((name) => ({name, tally: tallyCheck(runScript(name))})),
    ...PROJECTS.map((name) => ({name, tally: runProject(name)})),
  ];
  console.log('');
  for (const {name, tally} of results) console.log(`${name}: ${formatTotal([tally])}`);
  console.log(formatTotal(results.map(({tally}) => tally)));
  process.exitCode = results.some(({tally}) => tally.failed > 0) ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
