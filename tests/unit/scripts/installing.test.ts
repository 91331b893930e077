/**
 * What the scripts install, which licences they let in, and how they count.
 */
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {expect, test} from 'vitest';

import {planChromium} from '../../../scripts/lib/ensure-chromium.mjs';
import {isInstallStale} from '../../../scripts/lib/install.mjs';
import {collectLicences} from '../../../scripts/lib/licences.mjs';
import {addTallies, formatTotal, tallyCheck, tallyVitest} from '../../../scripts/lib/test-report.mjs';

const TEXTS = resolve(import.meta.dirname, '../../../scripts/licence-texts');

test('an installation is stale when a locked package is missing or of another version', () => {
  const locked = {
    packages: {
      '': {version: '0.1.0'},
      'node_modules/lit': {version: '3.3.3'},
      'node_modules/for-another-system': {version: '1.0.0', optional: true},
    },
  };
  expect(isInstallStale(locked, null)).toBe(true);
  expect(isInstallStale(locked, {packages: {}})).toBe(true);
  expect(isInstallStale(locked, {packages: {'node_modules/lit': {version: '3.3.2'}}})).toBe(true);
  expect(isInstallStale(locked, {packages: {'node_modules/lit': {version: '3.3.3'}}})).toBe(false);
});

const BARE = {chromium: null, hasVulkan: false, hasApt: false, isRoot: false, hasSudo: false};

test.each([
  ['uses the browser that is there', {...BARE, chromium: '/usr/bin/chromium', hasVulkan: true}, 'ready'],
  [
    'asks apt as root',
    {...BARE, hasApt: true, isRoot: true},
    'apt-get install -y -qq --no-install-recommends chromium libvulkan1',
  ],
  ['asks apt through sudo', {...BARE, hasApt: true, hasSudo: true}, 'sudo -n apt-get install'],
  ['asks Playwright where apt is not ours to ask', {...BARE, hasApt: true}, 'npx playwright-core install chromium'],
  ['asks Playwright where there is no apt', BARE, 'npx playwright-core install chromium'],
  [
    'adds only the Vulkan loader to a browser that is there',
    {...BARE, chromium: '/usr/bin/chromium', hasApt: true, isRoot: true},
    '--no-install-recommends libvulkan1',
  ],
])('%s', (_what, machine, expected) => {
  const plan = planChromium(machine);
  const text = plan.kind === 'ready' ? 'ready' : plan.commands.map((words) => words.join(' ')).join('\n');
  expect(text).toContain(expected);
});

function makePackage(facts: object, licenceText?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({name: 'some-package', version: '1.0.0', ...facts}));
  if (licenceText !== undefined) writeFileSync(join(folder, 'LICENSE'), licenceText);
  return folder;
}

test('collects the text a package ships, or the common text with its author', () => {
  expect(collectLicences([makePackage({license: 'MIT'}, 'its own text')], TEXTS)).toEqual([
    {name: 'some-package', version: '1.0.0', licence: 'MIT', text: 'its own text'},
  ]);
  const [common] = collectLicences([makePackage({license: 'MIT', author: {name: 'A. Author'}})], TEXTS);
  expect(common?.text).toContain('Copyright (c) A. Author');
});

test('lets in no package under another licence or without a text', () => {
  expect(() => collectLicences([makePackage({license: 'GPL-3.0'}, 'text')], TEXTS)).toThrow(/GPL-3.0/);
  expect(() => collectLicences([makePackage({}, 'text')], TEXTS)).toThrow(/no stated licence/);
  expect(() => collectLicences([makePackage({license: 'ISC'})], TEXTS)).toThrow(/ships no licence text/);
});

test('adds up every part of a test run', () => {
  const tallies = [
    tallyCheck(0),
    tallyCheck(1),
    tallyVitest({numPassedTests: 12, numFailedTests: 2}, 1),
    // A file that did not even load.
    tallyVitest({numPassedTests: 3, numFailedTests: 0}, 1),
    // A run that died before it wrote its report.
    tallyVitest(null, null),
  ];
  expect(formatTotal(addTallies(tallies))).toBe('16 passed, 5 failed');
});

test('says again at the end what failed and why, also a file that did not load, and what passed late', () => {
  const passed = {fullName: 'the mirror paints', status: 'passed', failureMessages: []};
  const failed = {
    fullName: 'the mirror dreams',
    status: 'failed',
    failureMessages: ['expected 1 to be 2\n    at line 3'],
  };
  const late = {fullName: 'keeps a picture', status: 'passed', failureMessages: ['no answer']};
  const testResults = [
    {name: 'mirror.test.ts', status: 'failed', message: '', assertionResults: [passed, failed]},
    {name: 'lens.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: []},
    {name: 'keep.test.ts', status: 'passed', message: '', assertionResults: [passed, late]},
  ];
  const {failures, retried} = addTallies([tallyVitest({testResults}, 1), tallyCheck(0)]);
  expect(failures).toEqual([
    'mirror.test.ts > the mirror dreams\n  expected 1 to be 2\n      at line 3',
    'lens.test.ts\n  Cannot find module',
  ]);
  expect(retried).toEqual(['keep.test.ts > keeps a picture\n  no answer']);
});
