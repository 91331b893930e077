/**
 * The documents say what the code does: their generated tables are up to date, their links lead
 * somewhere, and the operator's manual explains every line of the status panel.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {describe, expect, test} from 'vitest';

import {fillSections, generatedSections} from '../../../scripts/lib/generated-sections.mjs';
import {reportStatus, type PageFacts} from '../../../src/page/state/engine/status-report.ts';
import {LENS_IDS} from '../../../src/catalogue/lenses.ts';
import type {EngineStatus} from '../../../src/protocol/status.ts';
import {FAKE_BACKEND, openedAt, paintedAt} from '../../support/page/page-state.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'models/training/README.md',
  ...readdirSync(join(ROOT, 'docs'), {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file.replaceAll('\\', '/')}`),
];

describe('generated sections', () => {
  test.each(Object.entries(generatedSections()))('of %s are up to date (npm run docs)', (name, sections) => {
    const document = readFileSync(join(ROOT, name), 'utf8');
    expect(fillSections(document, sections)).toBe(document);
  });

  test('hold every key and every part of an address', () => {
    const {keys, address} = generatedSections()['docs/reference.md']!;
    expect(keys).toContain('| `Space` | tap the shutter | take a picture |');
    expect(address).toContain('| `source=` | camera \\| scene \\| file |');
  });

  const place = (name: string, text: string) => `<!-- generated: ${name} -->${text}<!-- end of generated: ${name} -->`;

  test('are written anew between their marks alone', () => {
    const document = `before\n${place('one', '\nold\n')}\nbetween\n${place('two', '\n')}\nafter\n`;
    expect(fillSections(document, {one: 'new', two: '$&'})).toBe(
      `before\n${place('one', '\n\nnew\n\n')}\nbetween\n${place('two', '\n\n$&\n\n')}\nafter\n`,
    );
  });

  test('are missed where the document has no place for them, or a place that nothing fills', () => {
    expect(() => fillSections('nothing', {one: 'new'})).toThrow('No place is marked for: one.');
    expect(() => fillSections(place('other', '\n'), {})).toThrow("Nothing generates the section 'other'.");
  });
});

/** Headings as GitHub names them in links. */
function anchorsOf(document: string): readonly string[] {
  return [...document.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** The links of a document that lead nowhere. Addresses of other sites are not visited. */
function deadLinks(name: string): readonly string[] {
  const document = readFileSync(join(ROOT, name), 'utf8');
  const targets = [...document.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target!);
  return targets.filter((target) => {
    if (/^https?:/.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? join(ROOT, name) : resolve(ROOT, dirname(name), path);
    if (!existsSync(file)) return true;
    return anchor !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
  });
}

test.each(DOCUMENTS)('%s has no dead links', (name) => {
  expect(deadLinks(name)).toEqual([]);
});

/** Files of the code that a document names in full, and that are not there. */
function deadPaths(name: string): readonly string[] {
  const document = readFileSync(join(ROOT, name), 'utf8');
  const paths = [...document.matchAll(/`((?:src|scripts|shaders|models|tests|public)\/[\w./-]+\.\w+)`/g)];
  return paths.map(([, path]) => path!).filter((path) => !existsSync(join(ROOT, path)));
}

test.each(DOCUMENTS)('%s names no file that is gone', (name) => {
  expect(deadPaths(name)).toEqual([]);
});

test('the README is read in one sitting: at most 120 lines', () => {
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(120);
});

test("the teacher's page goes through every lens", () => {
  const page = readFileSync(join(ROOT, 'docs/teachers-page.md'), 'utf8');
  expect(LENS_IDS.filter((id) => !page.includes(`\`?lens=${id}`))).toEqual([]);
});

test("the operator's manual explains every line of the status panel", () => {
  const manual = readFileSync(join(ROOT, 'docs/operators-manual.md'), 'utf8');
  const none = {medianMs: null, p95Ms: null};
  const status: EngineStatus = {
    backend: {...FAKE_BACKEND, skipped: [{backend: 'webgpu', reason: 'a reason'}]},
    networkEngine: 'tfjs',
    rates: {source: 0, network: 0, screen: 0},
    timings: {ingest: none, network: none, composite: none, captureToDisplay: none, clock: 'wall'},
    sourceSize: null,
    inputSize: null,
    rung: null,
    workgroupShape: {inUse: 'a shape', origin: 'default', tuned: null},
    dream: {
      engine: 'pixels, wasm',
      size: {width: 224, height: 128},
      steps: 40,
      stepsPerSecond: 6.2,
      framesPerSecond: 24,
    },
    lens: {lens: 'labels', refreshesPerSecond: 12, cost: none},
    droppedFrames: 0,
    shownFrames: 0,
    paintedFrames: 0,
    resources: {tensors: 0, tensorBytes: 0, gpuBuffers: 0, gpuTextures: 0, gpuBytes: 0, openVideoFrames: 0},
    models: [{name: 'style', version: '1.0.0', sha256: '', bytes: 0}],
    leftOut: [{name: 'style-lite', reason: 'a reason'}],
    selfTests: [{network: 'style', backend: 'wasm', difference: 'off by 0.00/255 on average', passed: true}],
    failures: [],
  };
  const facts: PageFacts = {
    version: '',
    isSecure: true,
    isOnline: true,
    viewport: {width: 1, height: 1},
    devicePixelRatio: 1,
    userAgent: '',
    silence: null,
  };
  const sections = [...reportStatus(status, paintedAt(), facts), ...reportStatus(null, openedAt(), facts)];
  const names = sections.flatMap(({rows}) => rows.map(({name}) => name));
  expect(names.length).toBeGreaterThan(30);
  // What stands for a name, a version or a clock is … in the manual.
  const written = names.map((name) =>
    name
      .replace(/^(Passed over|Left out|Self-test): .*/, '$1: …')
      .replace(/^style .*/, 'style …')
      .replace(/, wall time$/, ', … time'),
  );
  expect(written.filter((name) => !manual.includes(`\n| ${name} | `))).toEqual([]);
  expect(sections.map(({title}) => title).filter((title) => !manual.includes(`**${title}**`))).toEqual([]);
});
