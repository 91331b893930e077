/** Whatever stands in a manifest: it is refused by name, or becomes plain data. */
import {array, assert as hold, oneof, property, record} from 'fast-check';
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {expect, test} from 'vitest';

import {parseManifest} from '../../../../src/engine/network/files/parse-manifest.ts';
import {EngineError} from '../../../../src/protocol/errors.ts';
import {outsideText, outsideValue, PATIENCE_MS, TRIES} from '../../../support/outside/outside-values.ts';
import {findForeign} from '../../../support/outside/plain-data.ts';

const SHIPPED = readFileSync(resolve(import.meta.dirname, '../../../../models/manifest.json'), 'utf8');

/** The same with at most two of everything. */
const SMALL = JSON.stringify(JSON.parse(SHIPPED), (_name, value: unknown) =>
  Array.isArray(value) ? value.slice(0, 2) : value,
);

/** The names of the shipped manifest's fields. */
const FIELDS = [...new Set([...SHIPPED.matchAll(/"(\w+)":/g)].map(([, name]) => name!))];

/** A change: the value of the field that the steps lead to. */
const changes = array(
  record({
    steps: array(oneof(outsideText(FIELDS), outsideText(['0', '1'])), {maxLength: 5}),
    value: outsideValue(FIELDS),
  }),
  {minLength: 1, maxLength: 3},
);

test(
  'a manifest is refused by the name of its field, or becomes plain data that says the same',
  () => {
    hold(
      property(changes, (made) => {
        const manifest = JSON.parse(SMALL) as unknown;
        for (const {steps, value} of made) change(manifest, steps, value);
        const read = tryParse(manifest);
        if (read === null) return;
        expect(findForeign(read)).toBeNull();
        expect(structuredClone(read)).toEqual(read);
        expect(parseManifest(JSON.stringify(read))).toEqual(read);
      }),
      TRIES,
    );
  },
  PATIENCE_MS,
);

test('the manifest that is shipped says itself again', () => {
  const read = parseManifest(SHIPPED);
  expect(read.models.length).toBeGreaterThan(0);
  expect(parseManifest(JSON.stringify(read))).toEqual(read);
});

/** What is read, or null where it is refused as it should be. */
function tryParse(manifest: unknown): ReturnType<typeof parseManifest> | null {
  try {
    return parseManifest(JSON.stringify(manifest, withoutBigInt));
  } catch (error) {
    expect(error).toBeInstanceOf(EngineError);
    expect((error as EngineError).code).toBe('model-invalid');
    return null;
  }
}

/** Walks as far as the steps lead, and gives the last one the value as its own. */
function change(root: unknown, steps: readonly string[], value: unknown): void {
  let place = root as object;
  for (const [index, step] of steps.entries()) {
    const next: unknown = Object.getOwnPropertyDescriptor(place, step)?.value;
    if (index === steps.length - 1 || typeof next !== 'object' || next === null) {
      // An array's length takes no other value.
      if (Array.isArray(place) && step === 'length') return;
      Object.defineProperty(place, step, {value, enumerable: true, configurable: true, writable: true});
      return;
    }
    place = next;
  }
}

function withoutBigInt(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
