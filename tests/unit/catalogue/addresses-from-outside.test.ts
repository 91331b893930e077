/** Whatever stands in an address: it becomes plain data that a link says again. */
import {array, property, assert as hold, record} from 'fast-check';
import {expect, test} from 'vitest';

import {formatLink, LINK_ROWS, parseLink} from '../../../src/catalogue/links.ts';
import {DEFAULT_SETTINGS} from '../../../src/page/state/settings.ts';
import {initialState} from '../../../src/page/state/app-state.ts';
import {linkOf} from '../../../src/page/state/link-view.ts';
import {showOf} from '../../../src/page/state/show-of.ts';
import {sayAll} from '../../../src/words/say.ts';
import {INHERITED_NAMES} from '../../support/outside/inherited-names.ts';
import {outsideText, PATIENCE_MS, TRIES} from '../../support/outside/outside-values.ts';
import {findForeign} from '../../support/outside/plain-data.ts';

const NAMES = LINK_ROWS.map(({name}) => name);

const VALUES = LINK_ROWS.flatMap(({values}) => (typeof values === 'string' ? values.split(' | ') : []));

/** Addresses whose names are mostly meant, and whose values are anything. */
const addresses = array(record({name: outsideText(NAMES), text: outsideText(VALUES)}), {maxLength: 6}).map(
  (parameters) =>
    `?${new URLSearchParams(parameters.map(({name, text}): [string, string] => [name, text])).toString()}`,
);

test(
  'an address becomes plain data that a worker can be sent, and every complaint a sentence',
  () => {
    hold(
      property(addresses, (address) => {
        const parsed = parseLink(address);
        expect(findForeign(parsed)).toBeNull();
        expect(structuredClone(parsed)).toEqual(parsed);
        for (const problem of parsed.problems) expect(typeof sayAll(problem)).toBe('string');
      }),
      TRIES,
    );
  },
  PATIENCE_MS,
);

test(
  'an address that is written from a view says that view again',
  () => {
    hold(
      property(addresses, (address) => {
        const written = formatLink(parseLink(address).view);
        const again = parseLink(written);
        expect(again.problems).toEqual([]);
        expect(formatLink(again.view)).toBe(written);
      }),
      TRIES,
    );
  },
  PATIENCE_MS,
);

test(
  'what is shown for an address can be sent to the engine',
  () => {
    hold(
      property(addresses, (address) => {
        const state = initialState(parseLink(address), DEFAULT_SETTINGS);
        for (const mode of ['paint', 'dream', 'lens'] as const) {
          const show = showOf({...state, mode});
          expect(findForeign(show)).toBeNull();
          expect(structuredClone(show)).toEqual(show);
        }
        expect(typeof linkOf(state)).toBe('string');
      }),
      TRIES,
    );
  },
  PATIENCE_MS,
);

test.each(LINK_ROWS.map(({name}) => name))('?%s= takes no inherited name for more than a text', (name) => {
  for (const text of INHERITED_NAMES) {
    const {view} = parseLink(`?${name}=${text}`);
    expect(findForeign(view)).toBeNull();
  }
});
