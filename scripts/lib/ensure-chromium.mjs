/**
 * Makes sure that the tests have a Chromium with a software GPU: the one that is there, else
 * through apt, else through Playwright.
 */
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';

import {findChromium} from './find-chromium.mjs';

/** Chromium reaches its software GPU through the Vulkan loader, which Debian ships apart. */
const APT_PACKAGES = ['chromium', 'libvulkan1'];

/**
 * @typedef {{kind: 'ready', path: string} | {kind: 'install', commands: readonly (readonly
 *   string[])[]}} ChromiumPlan
 */

/**
 * What has to be done on a machine. Pure.
 *
 * @param {object} machine
 * @param {string | null} machine.chromium Path of the one that is there.
 * @param {boolean} machine.hasVulkan Whether that one can reach a software GPU.
 * @param {boolean} machine.hasApt
 * @param {boolean} machine.isRoot
 * @param {boolean} machine.hasSudo Whether sudo works without asking for a password.
 * @returns {ChromiumPlan}
 */
export function planChromium({chromium, hasVulkan, hasApt, isRoot, hasSudo}) {
  if (chromium !== null && hasVulkan) return {kind: 'ready', path: chromium};
  if (hasApt && (isRoot || hasSudo)) {
    const prefix = isRoot ? [] : ['sudo', '-n'];
    const packages = chromium === null ? APT_PACKAGES : APT_PACKAGES.slice(1);
    return {
      kind: 'install',
      commands: [
        [...prefix, 'apt-get', 'update', '-qq'],
        [...prefix, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages],
      ],
    };
  }
  // Playwright's build brings its own Vulkan loader along.
  return {kind: 'install', commands: [['npx', 'playwright-core', 'install', 'chromium']]};
}

/**
 * @returns {Promise<string>} The path of a Chromium.
 * @throws {Error} With a sentence that says what to do, when there is none and none can be had.
 */
export async function ensureChromium() {
  const chromium = findChromium();
  const plan = planChromium({
    chromium,
    hasVulkan: process.platform !== 'linux' || process.env.CHROMIUM_PATH !== undefined || hasVulkanLoader(),
    hasApt: succeeds('apt-get', '--version'),
    isRoot: process.getuid?.() === 0,
    hasSudo: succeeds('sudo', '-n', 'true'),
  });
  if (plan.kind === 'ready') return plan.path;
  console.log('Installing what the tests need for a browser...');
  for (const [command = '', ...parameters] of plan.commands) {
    const installer = spawn(command, parameters, {
      stdio: 'inherit',
      env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
    });
    await once(installer, 'close');
    if (installer.exitCode !== 0) {
      throw new Error(
        `This failed: ${[command, ...parameters].join(' ')}\n` +
          'The tests need Chromium and the Vulkan loader. Install them, or name a Chromium in CHROMIUM_PATH.',
      );
    }
  }
  const installed = findChromium();
  if (installed === null) throw new Error('A browser was installed but is not found. Name it in CHROMIUM_PATH.');
  return installed;
}

function hasVulkanLoader() {
  const {stdout} = spawnSync('ldconfig', ['-p'], {
    encoding: 'utf8',
    env: {...process.env, PATH: `${process.env.PATH ?? ''}:/sbin:/usr/sbin`},
  });
  // Without ldconfig there is no telling: the gpu tests will.
  return typeof stdout !== 'string' || stdout === '' || stdout.includes('libvulkan.so.1');
}

/** @param {[string, ...string[]]} command */
function succeeds(...[command, ...parameters]) {
  return spawnSync(command, parameters, {stdio: 'ignore'}).status === 0;
}
