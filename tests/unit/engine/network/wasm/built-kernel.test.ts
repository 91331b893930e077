/** The built kernel belongs to its source, and both sides agree on what a step says. */
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {describe, expect, test} from 'vitest';

import {BUILT_FOLDER, builtHashes, sourceHash} from '../../../../../scripts/lib/kernel-builds.mjs';
import {
  FLOAT_FIELDS,
  STEP_BYTES,
  STEP_FIELDS,
  STEP_KINDS,
  WORKSPACE_BYTES,
  type StepKind,
} from '../../../../../src/engine/network/wasm/step-fields.ts';

const ROOT = resolve(import.meta.dirname, '../../../../..');
const SOURCE = readFileSync(resolve(ROOT, 'kernels/network/step.ts'), 'utf8');

/** The classes of kernels/network/step.ts by kind of step. */
const CLASSES: Readonly<Record<StepKind, string>> = {
  ingest: 'IngestStep',
  convolve: 'ConvolveStep',
  'convolve-tiles': 'ConvolveStep',
  'finish-norm': 'FinishNormStep',
  combine: 'ReadingStep',
  present: 'PresentStep',
  'max-pool': 'MaxPoolStep',
  'global-average': 'GlobalAverageStep',
  softmax: 'SoftmaxStep',
  'match-guide': 'MatchGuideStep',
  'sink-gradient': 'SinkGradientStep',
  'softmax-gradient': 'SoftmaxGradientStep',
};

test('the built files are those of this source: after a change, npm run build:wasm', () => {
  const hashes: unknown = JSON.parse(readFileSync(resolve(ROOT, BUILT_FOLDER, 'hashes.json'), 'utf8'));
  expect(hashes).toEqual({source: sourceHash(ROOT), files: builtHashes(ROOT)});
});

describe('a step', () => {
  test.each(STEP_KINDS)('%s has the fields of its class, in the same order', (kind) => {
    expect(fieldsOf(CLASSES[kind])).toEqual(STEP_FIELDS[kind]);
  });

  test('has float fields where its class has', () => {
    const floats = [...SOURCE.matchAll(/^ {2}(\w+): f32;$/gm)].map(([, name]) => name);
    expect(new Set(floats)).toEqual(FLOAT_FIELDS);
  });

  test('has the number of its kind and the size that the kernel expects', () => {
    const numbers = [...SOURCE.matchAll(/^export const (\w+): i32 = (\d+);$/gm)].map(([, name, number]) => [
      name!.toLowerCase().replaceAll('_', '-'),
      Number(number),
    ]);
    expect(numbers).toEqual([...STEP_KINDS.entries()].map(([number, kind]) => [kind, number]));
    expect(SOURCE).toContain(`STEP_BYTES: usize = ${STEP_BYTES};`);
    expect(SOURCE).toContain(`WORKSPACE_BYTES: usize = ${WORKSPACE_BYTES};`);
  });
});

/** A class's fields behind those of the class that it extends. */
function fieldsOf(name: string): readonly string[] {
  const [, parent, body] = new RegExp(`class ${name}(?: extends (\\w+))? \\{(.*?)^\\}`, 'ms').exec(SOURCE)!;
  const own = [...body!.matchAll(/^ {2}(\w+): \w+;$/gm)].map(([, field]) => field!);
  return [...(parent === undefined ? [] : fieldsOf(parent)), ...own];
}
