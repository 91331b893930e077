/** Whatever a row of the gallery's database holds: it is a picture as plain data, or none. */
import {assert as hold, constant, oneof, property, record} from 'fast-check';
import {expect, test} from 'vitest';

import type {KeptGlance, KeptPicture} from '../../../../src/page/ports.ts';
import {readGlance, readPicture} from '../../../../src/page/take-home/kept-row.ts';
import {outsideValue, PATIENCE_MS, TRIES} from '../../../support/outside/outside-values.ts';
import {findForeign} from '../../../support/outside/plain-data.ts';

const FILE = new Blob(['picture'], {type: 'image/png'});

const PICTURE: KeptPicture = {id: 7, png: FILE, width: 4, height: 3, keptAt: 1234, title: 'A title'};

const GLANCE: KeptGlance = {id: 7, thumbnail: FILE, width: 4, height: 3, keptAt: 1234, title: 'A title'};

const FIELDS = [...Object.keys(PICTURE), 'thumbnail'];

/** A field is as it should be, anything, or missing. */
function mostly(value: unknown) {
  return oneof({weight: 6, arbitrary: constant(value)}, outsideValue(FIELDS), constant(undefined));
}

const rows = oneof(
  {
    weight: 9,
    arbitrary: record({
      ...{id: mostly(7), png: mostly(FILE), thumbnail: mostly(FILE), width: mostly(4), height: mostly(3)},
      ...{keptAt: mostly(1234), title: mostly('A title'), constructor: mostly(1)},
    }),
  },
  outsideValue(FIELDS),
);

test(
  'a row becomes a picture that can be shown and stored again, or none',
  () => {
    hold(
      property(rows, (row) => {
        for (const read of [readPicture, readGlance]) {
          const kept = read(row);
          if (kept === null) continue;
          expect(findForeign(kept)).toBeNull();
          const {png, thumbnail, ...facts} = {png: null, thumbnail: null, ...kept};
          expect(png ?? thumbnail).toBeInstanceOf(Blob);
          expect(structuredClone(facts)).toEqual(facts);
          expect(read(kept)).toEqual(kept);
          expect(typeof new Intl.DateTimeFormat('de').format(kept.keptAt)).toBe('string');
        }
      }),
      TRIES,
    );
  },
  PATIENCE_MS,
);

test('what else stands in a row is left out', () => {
  expect(readPicture({...PICTURE, extra: () => 1})).toEqual(PICTURE);
  expect(readGlance({...GLANCE, png: FILE})).toEqual(GLANCE);
});

test.each([
  ['no row', null],
  ['a text', 'picture'],
  ['without a file', {...PICTURE, png: undefined}],
  ['with a text for a file', {...PICTURE, png: 'data:'}],
  ['with an empty file', {...PICTURE, png: new Blob([])}],
  ['without a title', {...PICTURE, title: null}],
  ['with a size of nothing', {...PICTURE, width: 0}],
  ['with a moment that is no date', {...PICTURE, keptAt: NaN}],
  ['with a moment beyond all dates', {...PICTURE, keptAt: 1e17}],
  ['with a text for an id', {...PICTURE, id: '7'}],
])('a row %s is no picture', (_what, row) => {
  expect(readPicture(row)).toBeNull();
});
