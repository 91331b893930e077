/** Which look-ups the ESLint rule complains about. */
import {Linter} from 'eslint';
import {resolve} from 'node:path';
import {expect, test} from 'vitest';
import {parser} from 'typescript-eslint';

import {noInheritedNames} from '../../../scripts/eslint/no-inherited-names.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The first look at the projects' types takes seconds. */
const PATIENCE_MS = 60_000;

/** Any file that the projects know: its text is replaced. */
const FILE = 'src/protocol/own.ts';

/** The keys that the rule complains about. */
function complaints(code: string): readonly string[] {
  const found = new Linter({cwd: ROOT}).verify(
    code,
    {
      files: ['**/*.ts'],
      languageOptions: {parser, parserOptions: {projectService: true, tsconfigRootDir: ROOT}},
      plugins: {own: {rules: {'no-inherited-names': noInheritedNames}}},
      rules: {'own/no-inherited-names': 'error'},
    },
    {filename: `${ROOT}/${FILE}`},
  );
  return found.map(({message}) => message);
}

test(
  'a text that may be any is not looked up in an object',
  () => {
    const code = `
    export const find = (table: Record<string, number>, name: string) => table[name];
    export const has = (table: object, name: string) => name in table;
    export const pick = <Name extends string>(table: Record<Name, number>, name: Name) => table[name];
  `;
    expect(complaints(code)).toEqual(Array(3).fill(expect.stringContaining("'name' may be a name")));
  },
  PATIENCE_MS,
);

test(
  'one of a few words, the key of a type and a number are',
  () => {
    const code = `
    export const find = (table: Record<'a' | 'b', number>, name: 'a' | 'b') => table[name];
    export const get = <Table>(table: Table, name: keyof Table) => table[name];
    export const at = (list: number[], index: number) => list[index];
    export const has = (table: object) => 'name' in table;
  `;
    expect(complaints(code)).toEqual([]);
  },
  PATIENCE_MS,
);
