/**
 * The URL parameters that pin how the mirror paints: what is accepted, what is refused and said.
 */
import {describe, expect, test} from 'vitest';

import {SHORT_SIDES} from '../../../src/protocol/rung.ts';
import {sayAll} from '../../../src/words/say.ts';
import {formatLink, parseLink, LINK_ROWS} from '../../../src/catalogue/links.ts';
import {isTracking} from '../../../src/catalogue/tracking-parameters.ts';

describe('?rung=', () => {
  test.each(SHORT_SIDES)('pins %d lines of either network', (shortSide) => {
    expect(parseLink(`?rung=${shortSide}`).view.rung).toEqual({shortSide, network: 'full'});
    expect(parseLink(`?rung=${shortSide}-lite`).view.rung).toEqual({shortSide, network: 'lite'});
    expect(formatLink({rung: {shortSide, network: 'lite'}})).toBe(`?rung=${shortSide}-lite`);
  });

  test('paints 360 lines where an older link pins 540', () => {
    expect(parseLink('?rung=540')).toMatchObject({view: {rung: {shortSide: 360, network: 'full'}}, problems: []});
    expect(parseLink('?rung=540-lite')).toMatchObject({view: {rung: {shortSide: 360, network: 'lite'}}, problems: []});
  });

  test.each(['', '289', '288-full', '288lite', 'lite', '-lite', '288-LITE', '1e3'])(
    'refuses %j and says so',
    (text) => {
      const {view, problems} = parseLink(`?rung=${text}`);
      expect(view.rung).toBeNull();
      expect(problems.map(sayAll)).toEqual([
        `?rung=${text} is not one of: ${sayAll(LINK_ROWS.find(({name}) => name === 'rung')!.values)}`,
      ]);
    },
  );
});

describe('?autotune=', () => {
  test.each(['on', 'off'] as const)('accepts %s', (autotune) => {
    expect(parseLink(`?autotune=${autotune}`)).toMatchObject({view: {autotune}, problems: []});
    expect(formatLink({autotune})).toBe(`?autotune=${autotune}`);
  });

  test.each(['', 'yes', '0', 'OFF'])('refuses %j and says so', (text) => {
    const {view, problems} = parseLink(`?autotune=${text}`);
    expect(view.autotune).toBeNull();
    expect(problems.map(sayAll)).toEqual([`?autotune=${text} is not one of: on | off`]);
  });

  test('is left to the mirror where the link says nothing', () => {
    expect(parseLink('').view.autotune).toBeNull();
  });
});

describe('?colours= and ?wipe=', () => {
  test('bring back the look they were copied from', () => {
    const view = {colours: 'mine', wipe: 0.25} as const;
    expect(formatLink(view)).toBe('?colours=mine&wipe=0.25');
    expect(parseLink('?colours=mine&wipe=0.25')).toMatchObject({view, problems: []});
  });

  test.each(['?colours=theirs', '?wipe=1.5', '?wipe=left'])('refuse %s and say so', (search) => {
    const {view, problems} = parseLink(search);
    expect([view.colours, view.wipe]).toEqual([null, null]);
    expect(problems).toHaveLength(1);
  });
});

describe('what only tracks', () => {
  test.each(['utm_source', 'utm_campaign', 'fbclid', 'gclid', 'GCLID', 'msclkid', 'mc_eid', '_ga', 'igshid'])(
    '?%s= is dropped without a word, and the rest of the address is read',
    (name) => {
      const {view, problems} = parseLink(`?${name}=IwAR0%2F&wipe=0.5`);
      expect(problems).toEqual([]);
      expect(formatLink(view)).toBe('?wipe=0.5');
    },
  );

  test.each(['utmost', 'class_id', 'gclid2', ''])('is not ?%s=, which is told as unknown', (name) => {
    expect(parseLink(`?${name}=1`).problems).toEqual([{say: 'address.unknown', values: {name}}]);
  });

  test('is no parameter of the mirror', () => {
    expect(LINK_ROWS.map(({name}) => name).filter(isTracking)).toEqual([]);
  });
});
