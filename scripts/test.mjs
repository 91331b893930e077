/**
 * `npm test`: installs what the tests need, runs every check and every suite, and ends with `N
 * passed, N failed`.
 */
import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs';
import {constants, setPriority} from 'node:os';
import {join, resolve} from 'node:path';
import {text} from 'node:stream/consumers';

import {ensureInstalled} from './lib/install.mjs';
import {addTallies, formatTotal, tallyCheck, tallyVitest} from './lib/test-report.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const REPORTS = join(ROOT, '.cache/reports');

/**
 * Checks that count as one each: they pass or fail as a whole. They know no limits in time and need
 * nothing that others make, so they take what everything else leaves of the cores, one after the
 * other: tests that run singly leave half of them.
 */
const PATIENT_CHECKS = ['lint', 'typecheck'];

/**
 * What `npm run test:...` runs, each of whose tests counts, and in how many parts at the same time.
 * A software GPU works on one core most of the time, so two browsers draw in the time of one; the
 * others share the cores by themselves.
 */
const SUITES = [
  {name: 'e2e', parts: 1},
  {name: 'gpu', parts: 2},
];

/** Comes last and alone: it looks at nothing but time. */
const SOAK = {name: 'soak', parts: 1};

const SHELL = {cwd: ROOT, shell: process.platform === 'win32'};

/**
 * How a script is run.
 *
 * @typedef {object} ScriptOptions
 * @property {readonly string[]} [options]
 * @property {NodeJS.ProcessEnv} [environment] What it finds beside this script's own variables.
 * @property {boolean} [isPatient] It runs only while nothing else wants the core.
 */

/**
 * Runs a script of package.json beside others; what it says is printed when it has ended.
 *
 * @param {string} name
 * @param {ScriptOptions} [how]
 * @returns {Promise<number | null>} Its exit code.
 */
async function runScript(name, {options = [], environment = {}, isPatient = false} = {}) {
  const script = spawn('npm', ['run', '--silent', name, '--', ...options], {
    ...SHELL,
    env: {...process.env, ...environment},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // What it starts inherits the priority.
  if (isPatient && script.pid !== undefined) setPriority(script.pid, constants.priority.PRIORITY_LOW);
  /** @type {Promise<number | null>} */
  const ended = new Promise((end, fail) => script.on('close', end).on('error', fail));
  const [said, complained, exitCode] = await Promise.all([text(script.stdout), text(script.stderr), ended]);
  console.log(`\n== ${[name, ...options].join(' ')}\n${said}${complained}`.trimEnd());
  return exitCode;
}

/**
 * @param {string} name
 * @param {ScriptOptions} [how]
 */
async function runCheck(name, how) {
  return {name, tally: tallyCheck(await runScript(name, how))};
}

async function runPatientChecks() {
  const results = [];
  for (const name of PATIENT_CHECKS) results.push(await runCheck(name, {isPatient: true}));
  return results;
}

/** What needs no browser, while one is installed: that waits for the network most of the time. */
async function runWithoutBrowser() {
  return [await runCheck('build'), await runSuite({name: 'unit', parts: 1})];
}

/** @param {(typeof SUITES)[number]} suite */
async function runSuite({name, parts}) {
  const numbers = Array.from({length: parts}, (_, index) => index + 1);
  const tallies = await Promise.all(numbers.map((part) => runPart(name, part, parts)));
  return {name, tally: addTallies(tallies)};
}

/**
 * @param {string} suite
 * @param {number} part From 1. Each has a cache of its own: Vite's knows one writer at a time.
 * @param {number} parts
 */
async function runPart(suite, part, parts) {
  const file = join(REPORTS, `${suite}-${part}-of-${parts}.json`);
  rmSync(file, {force: true});
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const options = [`--shard=${part}/${parts}`, ...reporters];
  const exitCode = await runScript(`test:${suite}`, {options, environment: {TEST_LANE: String(part)}});
  /** @type {unknown} */
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  return tallyVitest(report, exitCode);
}

try {
  ensureInstalled(ROOT);
  // Loaded only now: it may ask Playwright where its browser is.
  const {ensureChromium} = await import('./lib/ensure-chromium.mjs');
  mkdirSync(REPORTS, {recursive: true});
  const patientChecks = runPatientChecks();
  const withoutBrowser = runWithoutBrowser();
  const results = [];
  try {
    console.log(`Browser: ${await ensureChromium()}`);
    results.push(...(await withoutBrowser));
    for (const suite of SUITES) results.push(await runSuite(suite));
  } finally {
    // Also where there is no browser, what is under way says what it found.
    await Promise.all([withoutBrowser, patientChecks]);
  }
  results.push(...(await patientChecks), await runSuite(SOAK));
  const total = addTallies(results.map(({tally}) => tally));
  for (const retried of total.retried) console.log(`\nPASSED AT THE SECOND ATTEMPT ${retried}`);
  for (const failure of total.failures) console.log(`\nFAILED ${failure}`);
  console.log('');
  for (const {name, tally} of results) console.log(`${name}: ${formatTotal(tally)}`);
  console.log(formatTotal(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
