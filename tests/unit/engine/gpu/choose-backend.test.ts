import {expect, test} from 'vitest';

import {planBackends, type Probes} from '../../../../src/engine/gpu/choose-backend.ts';

const HARDWARE: Probes = {
  webgpu: {kind: 'hardware', name: 'a GPU'},
  webgl: {kind: 'hardware', name: 'a GPU'},
  wasm: {kind: 'software', name: 'wasm'},
};
const SOFTWARE: Probes = {
  webgpu: {kind: 'software', name: 'SwiftShader'},
  webgl: {kind: 'software', name: 'SwiftShader GL'},
  wasm: {kind: 'software', name: 'wasm'},
};
const NO_WISHES = {requested: null, canvas: 'auto', avoid: []} as const;

test('prefers WebGPU, then WebGL2, then wasm', () => {
  expect(planBackends(HARDWARE, NO_WISHES)).toEqual({candidates: ['webgpu', 'webgl', 'wasm'], skipped: []});
});

test('counts a software adapter as no GPU', () => {
  const plan = planBackends(SOFTWARE, NO_WISHES);
  expect(plan.candidates).toEqual(['wasm']);
  expect(plan.skipped.map(({backend}) => backend)).toEqual(['webgpu', 'webgl']);
  expect(plan.skipped[0]?.reason).toContain('SwiftShader is a software adapter');
});

test('takes a software adapter when the address asks for it, and keeps the others as a way out', () => {
  expect(planBackends(SOFTWARE, {...NO_WISHES, requested: 'webgpu'}).candidates).toEqual(['webgpu', 'wasm']);
  expect(planBackends(HARDWARE, {...NO_WISHES, requested: 'wasm'}).candidates).toEqual(['wasm', 'webgpu', 'webgl']);
});

test('passes over what failed before, with the reason', () => {
  const plan = planBackends(HARDWARE, {...NO_WISHES, avoid: [{backend: 'webgpu', reason: 'lost twice'}]});
  expect(plan.candidates).toEqual(['webgl', 'wasm']);
  expect(plan.skipped).toEqual([{backend: 'webgpu', reason: 'failed before: lost twice'}]);
});

test('cannot be talked into a backend that is missing', () => {
  const probes: Probes = {...HARDWARE, webgpu: {kind: 'missing', reason: 'no adapter'}};
  const plan = planBackends(probes, {...NO_WISHES, requested: 'webgpu'});
  expect(plan.candidates).toEqual(['webgl', 'wasm']);
  expect(plan.skipped).toEqual([{backend: 'webgpu', reason: 'no adapter'}]);
});

test('has no pictures on a device where a 2-D canvas is to draw them, unless the address asks for both', () => {
  expect(planBackends(HARDWARE, {...NO_WISHES, canvas: '2d'}).candidates).toEqual(['webgl', 'wasm']);
  expect(planBackends(HARDWARE, {...NO_WISHES, canvas: '2d', requested: 'webgpu'}).candidates[0]).toBe('webgpu');
});
