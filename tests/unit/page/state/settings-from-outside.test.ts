/** Whatever is stored as settings: what is read of it is plain data. */
import {assert as hold, dictionary, oneof, property, string} from 'fast-check';
import {expect, test} from 'vitest';

import {SETTINGS} from '../../../../src/catalogue/settings.ts';
import {DEFAULT_SETTINGS, formatSettings, parseSettings} from '../../../../src/page/state/settings.ts';
import {outsideText, outsideValue, PATIENCE_MS, TRIES} from '../../../support/outside/outside-values.ts';
import {findForeign} from '../../../support/outside/plain-data.ts';

const PLACES = Object.values(SETTINGS).flatMap(({storedAt}) => [storedAt, ...storedAt.split('.')]);

const WORDS = Object.values(SETTINGS).flatMap(({option}) => ('values' in option ? option.values.map(String) : []));

/** Mostly an object with the names that are meant, as text. */
const stored = oneof(
  {weight: 5, arbitrary: dictionary(outsideText(PLACES), outsideValue([...PLACES, ...WORDS]))},
  {weight: 1, arbitrary: outsideValue(PLACES)},
).map(toText);

test(
  'stored settings become plain data, each with its own name, and are stored as they were read',
  () => {
    hold(
      property(oneof({weight: 9, arbitrary: stored}, string()), (text) => {
        const settings = parseSettings(text);
        expect(findForeign(settings)).toBeNull();
        expect(Object.keys(settings)).toEqual(Object.keys(DEFAULT_SETTINGS));
        expect(structuredClone(settings)).toEqual(settings);
        expect(parseSettings(formatSettings(settings))).toEqual(settings);
      }),
      TRIES,
    );
  },
  PATIENCE_MS,
);

/** As JSON, or as nothing where a value cannot be. */
function toText(value: unknown): string {
  try {
    return JSON.stringify([value]).slice(1, -1);
  } catch {
    return '';
  }
}
