/**
 * What a build may ship, and what the service worker keeps of it first.
 */
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';

import {hashInputs, isBuildStale, writeBuildStamp} from '../../../scripts/lib/build-stamp.mjs';
import {checkBundle, findForeignSources, listStartScripts} from '../../../scripts/lib/check-bundle.mjs';
import {groupPrecache, precacheGroupOf} from '../../../scripts/lib/precache.mjs';
import {packageFolderOf} from '../../../scripts/vite/bundled-packages.mjs';
import {listServedModels} from '../../../scripts/vite/served-models.mjs';

function makeFolder(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'build-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

describe('keeping', () => {
  test.each([
    ['index.html', 1000, 'first'],
    ['manifest.webmanifest', 1000, 'first'],
    ['icons/favicon-48.png', 1000, 'first'],
    ['icons/icon-512.png', 1000, 'not-cached'],
    ['assets/index-abc.js', 90_000, 'first'],
    ['assets/index-abc.css', 1000, 'first'],
    ['assets/inter-abc.woff2', 48_000, 'first'],
    ['models/manifest.json', 1000, 'first'],
    ['models/style/weights.bin', 900_000, 'first'],
    ['models/style/card.md', 1000, 'rest'],
    ['models/perception/model.json', 30_000, 'rest'],
    ['models/perception/weights.bin', 4_800_000, 'rest'],
    ['models/perception/magnitudes.bin', 39_366, 'rest'],
    ['models/perception/features/conv1-relu.webp', 20_000, 'rest'],
    ['assets/engine-abc.js', 1_500_000, 'rest'],
    ['assets/tfjs-backend-wasm-simd-abc.wasm', 400_000, 'rest'],
    ['licences.json', 20_000, 'rest'],
    ['service-worker.js', 20_000, 'not-cached'],
    ['screenshots/wide.png', 300_000, 'not-cached'],
    ['.vite/manifest.json', 1000, 'not-cached'],
  ] as const)('puts %s of %i bytes into: %s', (url, sizeBytes, group) => {
    expect(precacheGroupOf({url, sizeBytes})).toBe(group);
  });

  test('gives every file an integrity, and a revision unless its name carries a hash', () => {
    const groups = groupPrecache(makeFolder({'index.html': 'hello', 'assets/a-1.js': '1', 'licences.json': '[]'}));
    expect(groups.first.map(({url, revision}) => [url, revision === null])).toEqual([
      ['assets/a-1.js', true],
      ['index.html', false],
    ]);
    expect(groups.rest).toMatchObject([{url: 'licences.json', sizeBytes: 2}]);
    expect(groups.first[1]?.integrity).toBe('sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=');
  });
});

describe('the checks of a build', () => {
  beforeEach(() => {
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** A build that passes, with the files of a test added or replaced. */
  function check(files: Record<string, string | Uint8Array>): () => void {
    const folder = makeFolder({
      'index.html': '<!doctype html><script type="module" src="/assets/index.js"></script>',
      'assets/index.js': 'export const a = 1;',
      '.vite/manifest.json': JSON.stringify({'index.html': {file: 'assets/index.js', isEntry: true}}),
      ...files,
    });
    return () => {
      checkBundle(folder, groupPrecache(folder));
    };
  }

  test('pass a small, valid build', () => {
    expect(check({})).not.toThrow();
  });

  test('refuse a script no engine parses', () => {
    expect(check({'assets/raw.js': "@customElement('a-b') class A {}"})).toThrow(
      /Not valid JavaScript: assets\/raw.js/,
    );
  });

  test('refuse a start that is too heavy', () => {
    const noise = Array.from({length: 60_000}, (_, index) => Math.sin(index).toString(36).slice(3)).join('');
    expect(check({'assets/index.js': `export const noise = '${noise}';`})).toThrow(/scripts before the first frame/);
  });

  test('refuse too much before the app counts as installed, and too much in all', () => {
    const large = {'models/style/weights.bin': new Uint8Array(3_100_000)};
    expect(check(large)).toThrow(/kept before the app counts as installed/);
    expect(check({'models/other/weights.bin': new Uint8Array(17_100_000)})).toThrow(/kept in all/);
  });

  test('refuse a page that loads from elsewhere', () => {
    expect(check({'index.html': '<script src="https://cdn.example/a.js"></script>'})).toThrow(/Another origin/);
  });
});

test.each([
  ['<img src="https://example.org/a.png">', 1],
  ['<link rel="stylesheet" href="//example.org/a.css">', 1],
  ["<script src = 'http://example.org/a.js'></script>", 1],
  ['<a href="https://example.org/">a link a visitor may follow</a>', 0],
  ['<script src="/assets/a.js"></script><img src="data:image/png;base64,AA">', 0],
])('finds what a page loads from elsewhere: %s', (html, count) => {
  expect(findForeignSources(html)).toHaveLength(count);
});

test('counts the scripts of the start: static imports once each, dynamic ones and styles not at all', () => {
  const manifest = {
    'index.html': {file: 'assets/index.js', isEntry: true, imports: ['_a.js', '_b.js'], dynamicImports: ['lazy.ts']},
    '_a.js': {file: 'assets/a.js', imports: ['_b.js']},
    '_b.js': {file: 'assets/b.js', imports: ['_a.js']},
    'lazy.ts': {file: 'assets/lazy.js'},
  };
  expect(listStartScripts(manifest)).toEqual(['assets/index.js', 'assets/a.js', 'assets/b.js']);
});

test.each([
  ['/r/node_modules/lit-html/lit-html.js', '/r/node_modules/lit-html'],
  ['/r/node_modules/@tensorflow/tfjs-core/dist/index.js?v=1', '/r/node_modules/@tensorflow/tfjs-core'],
  ['/r/node_modules/a/node_modules/b/c.js', '/r/node_modules/a/node_modules/b'],
  ['\0/r/node_modules/long/long.js?commonjs', '/r/node_modules/long'],
  ['/r/src/page/main.ts', null],
])('finds the package of %j', (id, folder) => {
  expect(packageFolderOf(id)).toBe(folder);
});

test('serves of the models only what a browser needs', () => {
  const folder = makeFolder({
    'manifest.json': '{}',
    'style/model.json': '{}',
    'style/weights.bin': '',
    'style/card.md': '',
    'style/notes.txt': '',
    'style/contact-sheet.webp': '',
    'perception/weights.bin': '',
    'perception/magnitudes.bin': '',
    'perception/features/conv1-relu.webp': '',
    'perception/features/notes.txt': '',
    'perception/grams/starry-night.bin': '',
    'training/model.json': '{}',
    'training/train.py': '',
  });
  expect(listServedModels(folder)).toEqual([
    'manifest.json',
    'perception/features/conv1-relu.webp',
    'perception/grams/starry-night.bin',
    'perception/magnitudes.bin',
    'perception/weights.bin',
    'style/card.md',
    'style/model.json',
    'style/weights.bin',
  ]);
  expect(listServedModels(join(folder, 'missing'))).toEqual([]);
});

test('a build is stale as soon as a source changes, and not before', () => {
  const root = makeFolder({'src/a.ts': '1', 'dist/index.html': '', 'models/training/recipe.py': '1'});
  expect(isBuildStale(root)).toBe(true);
  writeBuildStamp(root, hashInputs(root));
  expect(isBuildStale(root)).toBe(false);
  writeFileSync(join(root, 'models/training/recipe.py'), '2');
  expect(isBuildStale(root)).toBe(false);
  writeFileSync(join(root, 'src/a.ts'), '2');
  expect(isBuildStale(root)).toBe(true);
});
