/** What draws the canvas, for every kind of machine. */
import {describe, expect, test} from 'vitest';

import {type CanvasFacts, chooseCanvas} from '../../../../src/engine/compositor/choose-canvas.ts';
import {CANVAS_WISHES} from '../../../../src/protocol/backend.ts';

const HARDWARE = {kind: 'hardware', name: 'a card'} as const;
const SOFTWARE = {kind: 'software', name: 'SwiftShader'} as const;
const MISSING = {kind: 'missing', reason: 'no WebGL2'} as const;

const LEFT_ALONE: CanvasFacts = {wish: 'auto', sparesCard: false, hasDevice: false, webgl: HARDWARE};

test('a graphics card draws, the processor where there is none', () => {
  expect(chooseCanvas(LEFT_ALONE)[0]).toEqual({kind: 'gpu', reason: 'hardware'});
  expect(chooseCanvas({...LEFT_ALONE, webgl: SOFTWARE})[0]).toEqual({kind: '2d', reason: 'software'});
  expect(chooseCanvas({...LEFT_ALONE, webgl: MISSING})[0]).toEqual({kind: '2d', reason: 'no-webgl'});
});

test('the address decides, and what it asks for may still be refused', () => {
  for (const webgl of [HARDWARE, SOFTWARE, MISSING]) {
    expect(chooseCanvas({...LEFT_ALONE, webgl, wish: 'gpu'})).toEqual([
      {kind: 'gpu', reason: 'asked'},
      {kind: '2d', reason: 'other-refused'},
    ]);
    expect(chooseCanvas({...LEFT_ALONE, webgl, wish: '2d'})).toEqual([
      {kind: '2d', reason: 'asked'},
      {kind: 'gpu', reason: 'other-refused'},
    ]);
  }
});

describe('whatever the address asks for', () => {
  test.each(CANVAS_WISHES)('%s: pictures on a WebGPU device are drawn there', (wish) => {
    const choices = chooseCanvas({...LEFT_ALONE, wish, hasDevice: true, webgl: SOFTWARE});
    expect(choices).toEqual([{kind: 'gpu', reason: 'shared-device'}]);
  });

  test.each(CANVAS_WISHES)('%s: a card that rests is left alone, also as the last way out', (wish) => {
    for (const webgl of [HARDWARE, MISSING]) {
      const choices = chooseCanvas({...LEFT_ALONE, wish, webgl, sparesCard: true});
      expect(choices).toEqual([{kind: '2d', reason: 'card-rests'}]);
    }
  });
});
