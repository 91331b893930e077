/** When a reload mends what a running page cannot. */
import {expect, test} from 'vitest';

import {reasonToReload, type ReloadSigns} from '../../../../src/page/pwa/reload-policy.ts';

const CALM: ReloadSigns = {ownBuild: 'one.js', otherBuild: null, failedStarts: 0, done: []};

const CASES: readonly [name: string, signs: Partial<ReloadSigns>, reason: string | null][] = [
  ['not while all is well', {}, null],
  ['not after one failed start', {failedStarts: 1}, null],
  ['after a second failed start in a row', {failedStarts: 2}, 'one.js'],
  ['not again for the same build', {failedStarts: 9, done: ['one.js']}, null],
  ['when the server has another build', {otherBuild: 'two.js'}, 'two.js'],
  ['not again when the reload did not bring that build', {otherBuild: 'two.js', done: ['two.js']}, null],
  ['for a third build after the second', {otherBuild: 'three.js', done: ['two.js']}, 'three.js'],
];

test.each(CASES)('a reload is due: %s', (_, signs, reason) => {
  expect(reasonToReload({...CALM, ...signs})).toBe(reason);
});
