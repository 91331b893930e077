/**
 * Comments are narrower than code: ESLint holds it for TypeScript and JavaScript, this test for the
 * rest.
 */
import {Linter} from 'eslint';
import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {expect, test} from 'vitest';

import {COMMENT_COLUMNS, commentWidth} from '../../../scripts/eslint/comment-width.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The lines that the rule complains about. */
function complaints(code: string): readonly number[] {
  const plugins = {own: {rules: {'comment-width': commentWidth}}};
  return new Linter().verify(code, {plugins, rules: {'own/comment-width': 'error'}}).map(({line}) => line);
}

/** The lines of a file that are nothing but a comment. */
function commentLines(file: string): readonly string[] {
  return readFileSync(join(ROOT, file), 'utf8')
    .split('\n')
    .filter((line) => /^\s*(\/\/|#)/.test(line));
}

const LONG = 'word '.repeat(COMMENT_COLUMNS / 5);

test('a comment that is too wide is found, line by line', () => {
  expect(complaints(`// ${LONG}\nconst a = 1;\n/**\n * short\n * ${LONG}\n */\n`)).toEqual([1, 5]);
});

test('a comment behind code may be as wide as code', () => {
  expect(complaints(`const a = 1; // ${LONG}\n`)).toEqual([]);
});

test.each(['shaders', 'models/training'])('comments in %s keep to the same width', (folder) => {
  const files = readdirSync(join(ROOT, folder), {recursive: true, encoding: 'utf8'})
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.(wgsl|py)$/.test(file));
  expect(files.length).toBeGreaterThan(20);
  const wide = files.flatMap((file) => commentLines(file).filter((line) => line.length > COMMENT_COLUMNS));
  expect(wide).toEqual([]);
});
