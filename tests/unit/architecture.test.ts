/**
 * The shape of the code, as rules over its imports. The tables below are the rules; each is also
 * shown to catch an offender.
 */
import {resolve} from 'node:path';
import {describe, expect, test} from 'vitest';

import {
  findCycles,
  hasShader,
  listTypeScriptFiles,
  readImportGraph,
  readImports,
  roomOf,
  shaderOf,
  type ImportEdge,
} from '../support/code/import-graph.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** What the files of one folder may import from this repository. */
interface FolderRule {
  readonly folder: string;
  readonly mayImport: readonly string[];
  /** Folders of which it may import types alone: words are said on the page only. */
  readonly mayImportTypes?: readonly string[];
  readonly why: string;
}

/**
 * Which folders a folder's files may import from. The service worker is a file beside the folders
 * and its own folder.
 */
const FOLDER_RULES: readonly FolderRule[] = [
  {
    folder: 'src/words/',
    mayImport: ['src/words/', 'src/protocol/own.ts'],
    why: 'the words import nothing but how a name is looked up',
  },
  {
    folder: 'src/protocol/',
    mayImport: ['src/protocol/'],
    mayImportTypes: ['src/catalogue/', 'src/words/'],
    why: 'the protocol imports nothing but types of the catalogue and the words',
  },
  {
    folder: 'src/catalogue/',
    mayImport: ['src/catalogue/', 'src/protocol/'],
    mayImportTypes: ['src/words/'],
    why: 'the catalogue is data for both threads',
  },
  {
    folder: 'src/page/',
    mayImport: ['src/page/', 'src/catalogue/', 'src/protocol/', 'src/words/'],
    why: 'the page knows the engine through the protocol',
  },
  {
    folder: 'src/engine/',
    mayImport: ['src/engine/', 'src/catalogue/', 'src/protocol/', 'shaders/', 'kernels/built/'],
    mayImportTypes: ['src/words/'],
    why: 'the engine knows the page through the protocol',
  },
  {
    folder: 'src/service-worker',
    mayImport: ['src/protocol/', 'src/service-worker/', 'src/words/en/waiting.ts', 'src/words/de/waiting.ts'],
    why: 'the service worker stands alone, with the one sentence that it says itself',
  },
];

/** The rooms of the engine that do something for a visitor. */
const FEATURES: readonly string[] = [
  'style',
  'dream',
  'lenses',
  'keep',
  'scene',
  'compositor',
  'ingest',
  'governor',
  'perception',
];

/**
 * The rooms that features stand on, from the lowest up: each may import those before it, and none a
 * feature.
 */
const GROUND: readonly string[] = ['shared', 'picture', 'gpu', 'network', 'ascent', 'brush'];

/**
 * More imports between features than this, and a feature is becoming the ground of others: find
 * what they share a room in GROUND.
 */
const MOST_IMPORTS_BETWEEN_FEATURES = 25;

/** Files of the engine outside its rooms: what opens it, wires it and runs it. */
const MOST_LOOSE_FILES = 8;

/**
 * Which folders may import a package. A package that matches no row may be imported nowhere in
 * src/.
 */
const PACKAGE_RULES: readonly {readonly package: RegExp; readonly onlyIn: readonly string[]}[] = [
  {package: /^@tensorflow\//, onlyIn: ['src/engine/']},
  {package: /^three(\/|$)/, onlyIn: ['src/engine/compositor/', 'src/engine/scene/']},
  {package: /^(lit|lit-html|lucide-static)(\/|$)/, onlyIn: ['src/page/ui/', 'src/page/modes/', 'src/page/take-home/']},
  {package: /^idb$/, onlyIn: ['src/page/take-home/', 'src/engine/network/wgsl/']},
  {package: /^workbox-/, onlyIn: ['src/page/pwa/', 'src/service-worker']},
  {package: /^@fontsource-variable\//, onlyIn: ['src/page/']},
];

/**
 * The only ways out of the page's thread: worker URL literals. Networks on wasm run in a worker of
 * the engine's own.
 */
const WORKER_URL_RULES: readonly {readonly from: string; readonly to: string}[] = [
  {from: 'src/page/', to: 'src/engine/'},
  {from: 'src/engine/', to: 'src/engine/'},
];

/** What is wrong with one import, or null. */
function judge(edge: ImportEdge): string | null {
  const name = `${edge.from} -> ${edge.specifier}`;
  if (edge.isWorkerUrl) {
    const isAllowed = WORKER_URL_RULES.some(
      ({from, to}) => edge.from.startsWith(from) && (edge.file?.startsWith(to) ?? false),
    );
    return isAllowed ? null : `${name}: this thread may not start that file`;
  }
  if (edge.file !== null) {
    const rule = FOLDER_RULES.find(({folder}) => edge.from.startsWith(folder));
    if (rule === undefined) return `${name}: no rule for this file`;
    const allowed = edge.isTypeOnly ? [...rule.mayImport, ...(rule.mayImportTypes ?? [])] : rule.mayImport;
    if (!allowed.some((folder) => edge.file!.startsWith(folder))) return `${name}: ${rule.why}`;
    return /\.[a-z]+$/.test(edge.file) ? null : `${name}: write the file's extension`;
  }
  const rule = PACKAGE_RULES.find((candidate) => candidate.package.test(edge.specifier));
  if (rule === undefined) return `${name}: this package is not meant to be in the product`;
  return rule.onlyIn.some((folder) => edge.from.startsWith(folder))
    ? null
    : `${name}: only in ${rule.onlyIn.join(', ')}`;
}

/** What is wrong with an import from one room of the engine to another, or null. */
function judgeRooms(edge: ImportEdge): string | null {
  const from = roomOf(edge.from);
  const to = roomOf(edge.file ?? '');
  if (from === null || to === null || from === to || !GROUND.includes(from)) return null;
  const isLower = GROUND.includes(to) && GROUND.indexOf(to) < GROUND.indexOf(from);
  return isLower ? null : `${edge.from} -> ${edge.file}: ${from} may import only rooms before it in GROUND`;
}

/** The sides between which the protocol's messages pass. */
const SIDES: readonly (readonly string[])[] = [
  ['src/page/', 'src/catalogue/'],
  ['src/engine/'],
  ['src/service-worker'],
];

/** How many sides know a file of the protocol, directly or through others of the protocol. */
function sidesOf(file: string, edges: readonly ImportEdge[]): number {
  const reached = new Set([file]);
  for (const known of reached) {
    for (const edge of edges) if (edge.file === known && edge.from.startsWith('src/protocol/')) reached.add(edge.from);
  }
  const importers = edges.filter((edge) => edge.file !== null && reached.has(edge.file)).map(({from}) => from);
  return SIDES.filter((folders) => importers.some((from) => folders.some((folder) => from.startsWith(folder)))).length;
}

/** Whether one feature knows another. */
function isBetweenFeatures({from, file}: ImportEdge): boolean {
  const [here, there] = [roomOf(from), roomOf(file ?? '')];
  return here !== null && there !== null && here !== there && FEATURES.includes(here) && FEATURES.includes(there);
}

describe('the code in src/', () => {
  const edges = readImportGraph(ROOT, 'src');

  test('imports only what its place allows', () => {
    expect(edges.length).toBeGreaterThan(20);
    expect(edges.map(judge).filter((problem) => problem !== null)).toEqual([]);
  });

  test('has no import cycles', () => {
    expect(findCycles(edges)).toEqual([]);
  });

  test('has a row for every room of the engine', () => {
    const rooms = new Set(listTypeScriptFiles(ROOT, 'src/engine').map(roomOf));
    rooms.delete(null);
    expect([...rooms].sort()).toEqual([...FEATURES, ...GROUND].sort());
  });

  test('keeps the rooms of the engine apart', () => {
    expect(edges.map(judgeRooms).filter((problem) => problem !== null)).toEqual([]);
    const between = edges.filter(isBetweenFeatures);
    const pairs = between.map(({from, file}) => `${roomOf(from)} -> ${roomOf(file!)}`);
    const lines = [...new Set(pairs)].sort().map((pair) => `  ${pair}: ${pairs.filter((one) => one === pair).length}`);
    console.info([`imports between features: ${between.length}`, ...lines].join('\n'));
    expect(between.length).toBeLessThanOrEqual(MOST_IMPORTS_BETWEEN_FEATURES);
  });

  test('holds in the protocol only what crosses', () => {
    const files = listTypeScriptFiles(ROOT, 'src/protocol');
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => sidesOf(file, edges) < 2)).toEqual([]);
  });

  test('leaves few files of the engine outside its rooms', () => {
    const loose = listTypeScriptFiles(ROOT, 'src/engine').filter((file) => roomOf(file) === null);
    expect(loose.length).toBeLessThanOrEqual(MOST_LOOSE_FILES);
  });

  test('has a shader of the same name for every pass, and imports it there', () => {
    const passes = listTypeScriptFiles(ROOT, 'src/engine').filter((file) => file.endsWith('-pass.ts'));
    expect(passes.length).toBeGreaterThan(0);
    expect(passes.filter((file) => !hasShader(ROOT, file))).toEqual([]);
    const imported = new Set(edges.map((edge) => `${edge.from} ${edge.file}`));
    expect(passes.filter((file) => !imported.has(`${file} ${shaderOf(file)}`))).toEqual([]);
  });
});

describe('the rules catch', () => {
  test.each([
    [
      'the page importing the engine',
      'src/page/main.ts',
      "import {Compositor} from '../engine/compositor/compositor.ts';",
    ],
    ['the page importing a type of the engine', 'src/page/main.ts', "import type {A} from '../engine/a.ts';"],
    ['the engine importing the page', 'src/engine/main.ts', "export {Camera} from '../page/camera/camera.ts';"],
    ['the protocol importing anything', 'src/protocol/a.ts', "import {A} from '../engine/a.ts';"],
    ['the engine saying a sentence', 'src/engine/main.ts', "import {say} from '../words/say.ts';"],
    ['the words importing the page', 'src/words/say.ts', "import {a} from '../page/a.ts';"],
    ['the protocol importing a package', 'src/protocol/a.ts', "import {openDB} from 'idb';"],
    ['TensorFlow.js on the page', 'src/page/ui/a.ts', "import * as tf from '@tensorflow/tfjs-core';"],
    ['Three.js among the networks', 'src/engine/style/a.ts', "import * as THREE from 'three/webgpu';"],
    ['a dynamic import of Three.js', 'src/engine/main.ts', "const three = await import('three/webgpu');"],
    ['Lit outside the elements', 'src/page/sources/a.ts', "import {html} from 'lit';"],
    ['Workbox on the page outside pwa/', 'src/page/main.ts', "import {Workbox} from 'workbox-window';"],
    ['an unknown package', 'src/page/main.ts', "import lodash from 'lodash';"],
    ['an import without an extension', 'src/page/main.ts', "import {a} from './a';"],
    [
      'a worker started from the protocol',
      'src/protocol/a.ts',
      "new Worker(new URL('../engine/main.ts', import.meta.url));",
    ],
    ['an import type expression', 'src/page/main.ts', "type A = import('../engine/a.ts').A;"],
  ])('%s', (_what, file, text) => {
    const problems = readImports(file, text).map(judge);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(file);
  });

  test.each([
    ['the worker URL', 'src/page/engine-client.ts', "new Worker(new URL('../engine/main.ts', import.meta.url));"],
    [
      'a shader in the room of its pass',
      'src/engine/ingest/a-pass.ts',
      "import a from '../../../shaders/ingest/a-pass.wgsl?raw';",
    ],
    ['a key of a sentence in a worker', 'src/engine/main.ts', "import type {Said} from '../words/words.ts';"],
    ['the protocol, from both sides', 'src/page/main.ts', "import type {A} from '../protocol/a.ts';"],
  ])('and allow %s', (_what, file, text) => {
    expect(readImports(file, text).map(judge)).toEqual([null]);
  });

  test.each([
    ['the ground importing a feature', 'src/engine/gpu/a.ts', "import type {A} from '../style/a.ts';"],
    ['a lower room importing a higher one', 'src/engine/picture/a.ts', "import {a} from '../network/a.ts';"],
  ])('%s', (_what, file, text) => {
    expect(readImports(file, text).map(judgeRooms)).toEqual([expect.stringContaining(file)]);
  });

  test('a file of the protocol that one side alone knows, and none that both know through another', () => {
    const edges = [
      ...readImports('src/page/a.ts', "import {a} from '../protocol/a.ts';"),
      ...readImports('src/engine/b.ts', "import {b} from '../protocol/b.ts';"),
      ...readImports('src/protocol/b.ts', "import {a} from './a.ts';"),
    ];
    expect([sidesOf('src/protocol/a.ts', edges), sidesOf('src/protocol/b.ts', edges)]).toEqual([2, 1]);
  });

  test('one feature importing another, and no import of the ground', () => {
    const text = "import {a} from '../dream/a.ts'; import {b} from '../gpu/b.ts'; import {c} from './c.ts';";
    expect(readImports('src/engine/style/a.ts', text).filter(isBetweenFeatures)).toHaveLength(1);
  });

  test('a cycle through three files, but not one that types alone close', () => {
    const cycle = [
      ...readImports('src/a.ts', "import {b} from './b.ts';"),
      ...readImports('src/b.ts', "import {c} from './c.ts';"),
      ...readImports('src/c.ts', "import {a} from './a.ts';"),
    ];
    expect(findCycles(cycle)).toEqual([['src/a.ts', 'src/b.ts', 'src/c.ts', 'src/a.ts']]);
    const typesAlone = [...cycle.slice(0, 2), ...readImports('src/c.ts', "import type {A} from './a.ts';")];
    expect(findCycles(typesAlone)).toEqual([]);
  });

  test('a pass without a shader of its name', () => {
    expect(hasShader(ROOT, 'src/engine/ingest/no-such-pass.ts')).toBe(false);
  });
});
