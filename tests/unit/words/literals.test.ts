/** What people read stands in the table of words, and nowhere else. */
import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {describe, expect, test} from 'vitest';

import {findLiterals} from '../../support/code/find-literals.ts';
import {listTypeScriptFiles} from '../../support/code/import-graph.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Where a device says of itself what it is: names and reasons for the operator. */
const FOR_OPERATORS: readonly string[] = ['src/engine/gpu/probe-backends.ts'];

const FILES = listTypeScriptFiles(ROOT, 'src').filter(
  (file) => !file.startsWith('src/words/') && !FOR_OPERATORS.includes(file),
);

test('no file of the product has words for people in it', {timeout: 60_000}, () => {
  const found = FILES.flatMap((file) =>
    findLiterals(file, readFileSync(join(ROOT, file), 'utf8')).map(({line, text}) => `${file}:${line}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('every element with words in it is drawn anew when the language changes', () => {
  const deaf = FILES.filter((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    return /\bsay\w*\(/.test(text) && text.includes('extends LitElement') && !file.endsWith('speaking-element.ts');
  });
  expect(deaf).toEqual([]);
});

describe('the search finds', () => {
  test.each([
    ['text in a template', 'html`<p>Hold still.</p>`', 'Hold still.'],
    ['text beside a hole', 'html`<p>${n} pictures</p>`', 'pictures'],
    ['a spoken attribute', 'html`<button aria-label="Close"></button>`', 'Close'],
    ['a title with a hole in it', 'html`<i title="Unit ${n}"></i>`', 'Unit'],
    ['a sentence in a string', "const line = 'Hold still.';", 'Hold still.'],
    ['a sentence with a hole', 'const line = `Layer ${n} of the network`;', 'Layer … of the network'],
    ['a sentence in a hole', "html`<p>${a ? 'Hold still.' : b}</p>`", 'Hold still.'],
  ])('%s', (_what, code, words) => {
    expect(findLiterals('src/page/a.ts', code).map(({text}) => text)).toEqual([words]);
  });

  test.each([
    ['what the table says', "html`<p aria-label=${say('a.b')}>${say('a.c')}</p>`"],
    ['a style sheet', 'css`p { content: "Hold still"; }`'],
    ['an error', "throw new Error('Hold still, it is broken');"],
    ["a failure's detail", "failure('internal', 'Hold still, it is broken');"],
    ['a label', "device.createBuffer({label: 'Painter.uniforms'});"],
    ['the name of a format', 'html`<button>${icon}PNG</button>`'],
  ])('and passes over %s', (_what, code) => {
    expect(findLiterals('src/page/a.ts', code)).toEqual([]);
  });
});
