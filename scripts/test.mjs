/**
 * `npm test`: installs what the tests need, runs every check in turn, and ends with `N passed, N
 * failed`.
 */
import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {text} from 'node:stream/consumers';

import {ensureInstalled} from './lib/install.mjs';
import {addTallies, formatTotal, tallyCheck, tallyVitest} from './lib/test-report.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const REPORTS = join(ROOT, '.cache/reports');

/**
 * Checks that count as one each: they pass or fail as a whole. None needs what another makes, and
 * each keeps one core busy.
 */
const CHECKS = ['lint', 'typecheck', 'build'];

/**
 * Vitest projects, each of whose tests counts: in how many parts, and how many of these run at
 * once. A software GPU works on one core most of the time, so two browsers draw in the time of one.
 * The whole app takes both cores by itself, and its tests know limits in time; the soak comes last
 * and looks at nothing but time.
 */
const PROJECTS = [
  {name: 'unit', parts: 1, atOnce: 1},
  {name: 'gpu', parts: 4, atOnce: 2},
  {name: 'e2e', parts: 1, atOnce: 1},
  {name: 'soak', parts: 1, atOnce: 1},
];

const SHELL = {cwd: ROOT, shell: process.platform === 'win32'};

/**
 * Runs a script of package.json beside others; what it says is printed when it has ended.
 *
 * @param {string} name
 * @param {readonly string[]} [options]
 * @param {NodeJS.ProcessEnv} [environment] What it finds beside this script's own variables.
 * @returns {Promise<number | null>} Its exit code.
 */
async function runScript(name, options = [], environment = {}) {
  const script = spawn('npm', ['run', '--silent', name, '--', ...options], {
    ...SHELL,
    env: {...process.env, ...environment},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  /** @type {Promise<number | null>} */
  const ended = new Promise((end, fail) => script.on('close', end).on('error', fail));
  const [said, complained, exitCode] = await Promise.all([text(script.stdout), text(script.stderr), ended]);
  console.log(`\n== ${[name, ...options].join(' ')}\n${said}${complained}`.trimEnd());
  return exitCode;
}

/** @param {string} name */
async function runCheck(name) {
  return {name, tally: tallyCheck(await runScript(name))};
}

/** @param {(typeof PROJECTS)[number]} project */
async function runProject({name, parts, atOnce}) {
  const waiting = Array.from({length: parts}, (_, index) => `${index + 1}/${parts}`);
  /** @type {import('./lib/test-report.mjs').Tally[]} */
  const tallies = [];
  const work = async (/** @type {number} */ lane) => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      tallies.push(await runPart(name, part, lane));
    }
  };
  await Promise.all(Array.from({length: atOnce}, (_, lane) => work(lane)));
  return {name, tally: addTallies(tallies)};
}

/**
 * @param {string} project
 * @param {string} part Such as '1/4'.
 * @param {number} lane Which of those that run at once: each has a cache of its own, since Vite's
 *   knows one writer at a time.
 */
async function runPart(project, part, lane) {
  const file = join(REPORTS, `${project}-${part.replace('/', '-of-')}.json`);
  rmSync(file, {force: true});
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const options = [`--shard=${part}`, ...reporters];
  const exitCode = await runScript(`test:${project}`, options, {TEST_LANE: String(lane)});
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
  const results = await Promise.all(CHECKS.map(runCheck));
  for (const project of PROJECTS) results.push(await runProject(project));
  console.log('');
  for (const {name, tally} of results) console.log(`${name}: ${formatTotal(tally)}`);
  console.log(formatTotal(addTallies(results.map(({tally}) => tally))));
  process.exitCode = results.some(({tally}) => tally.failed > 0) ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
