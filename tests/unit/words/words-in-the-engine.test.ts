/**
 * Holds that words for people stand in `src/words/`: the engine names sentences by their keys. What
 * the operator reads as technical detail stays English, and is listed here by what it is given to.
 */
import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {describe, expect, test} from 'vitest';

import {findSentences} from '../../support/code/find-sentences.ts';
import {listTypeScriptFiles} from '../../support/code/import-graph.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** What may be given English texts in the engine, by its name in the code, and what they are. */
const DIAGNOSTICS: readonly {readonly what: string; readonly givenTo: readonly string[]}[] = [
  {
    what: 'details of errors, for the list of failures',
    givenTo: [
      'EngineError',
      'HelperLost',
      'failure',
      'assert',
      'present',
      'refuse',
      '#refuse',
      'checkIndex',
      'checkPicture',
    ],
  },
  {what: 'what has not answered, in such details', givenTo: ['answerInTime', 'WorkerPort']},
  {
    what: 'why a backend or a network is not used, and how far a self-test was off',
    givenTo: ['reason', '#reason', 'reasonToSkip', 'describeMiss', 'leaveOut', 'leftOut', 'difference'],
  },
  {
    what: 'names of adapters, implementations and workgroup shapes',
    givenTo: ['probeWebGpu', 'probeWasm', 'openPixelDreamer', 'nameOfShape', 'nameOfKernel'],
  },
  {what: 'labels of GPU objects', givenTo: ['uniform', 'storage', 'filled']},
  {what: 'code in another language', givenTo: ['CAPTION_FONT', 'LINE_FONT', 'userCode']},
];

const ALLOWED = new Set(DIAGNOSTICS.flatMap(({givenTo}) => givenTo));

/** Words for people that a file of the engine makes itself. */
function offendersIn(file: string, source: string): readonly string[] {
  return findSentences(file, source)
    .filter(({givenTo}) => !givenTo.some((name) => ALLOWED.has(name)))
    .map(({line, text}) => `${file}:${line}: ${text}`);
}

test('the engine makes no words for people', () => {
  const files = listTypeScriptFiles(ROOT, 'src/engine');
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap((file) => offendersIn(file, readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
});

test('every exception is needed', () => {
  const given = listTypeScriptFiles(ROOT, 'src/engine').flatMap((file) =>
    findSentences(file, readFileSync(join(ROOT, file), 'utf8')).flatMap(({givenTo}) => givenTo),
  );
  expect([...ALLOWED].filter((name) => !given.includes(name))).toEqual([]);
});

describe('the rule catches', () => {
  test.each([
    ['a caption', "const plate = {caption: 'What the network is shown'};"],
    ['a title of one word', "const chart = {title: 'Gradient'};"],
    ['a number with words', 'const fact = `${count} parameters`;'],
    ['a word with a number', 'const fact = `layer ${layer}`;'],
    ['a word in quotation marks', 'const verdict = `Yes: now it sees “${word}”`;'],
    ['a share with its sign', 'const share = `${value.toFixed(0)} %`;'],
    ['a step of the start', "listener.onProgress(0, 'looking at the graphics card');"],
    ['a number as one language writes it', "const text = value.toLocaleString('en');"],
    ['a formatter of numbers', "const format = new Intl.NumberFormat('en');"],
  ])('%s', (_what, text) => {
    expect(offendersIn('src/engine/lenses/a.ts', text)).toHaveLength(1);
  });
});

describe('the rule allows', () => {
  test.each([
    ['a key with its values', "const caption = said('findings.activations.unit', {unit, layer});"],
    ['the detail of an error', "throw new EngineError('layer-unknown', `there is no layer '${name}' here`);"],
    ['a label', 'const buffer = memory.storage(`tensor ${index}`, size);'],
    ['names and identifiers', "const id = `unit-${unit}`; const kind = 'log-odds'; import('./a.ts');"],
    ['a type', "type Row = Pick<Lens, 'id'> & {kind: 'One thing' | 'another thing'};"],
  ])('%s', (_what, text) => {
    expect(offendersIn('src/engine/lenses/a.ts', text)).toEqual([]);
  });
});
