/** A shader that does not compile: the status panel says where and why, and tfjs paints instead. */
import {afterAll, expect, test} from 'vitest';

import convKernel from '../../../shaders/network/conv-kernel.wgsl?raw';
import {reportStatus, reportText} from '../../../src/page/state/engine/status-report.ts';
import {SOUND} from '../../support/engine/broken-shader.ts';
import {EngineHarness, SMALL_LAYOUT, testFrame} from '../../support/engine/engine-harness.ts';
import {paintedAt} from '../../support/page/page-state.ts';

let harness: EngineHarness | null = null;

afterAll(() => {
  harness?.dispose();
});

test('names file, line and message in the status panel, and tfjs paints', async () => {
  const line = convKernel.split('\n').indexOf(SOUND) + 1;
  expect(line).toBeGreaterThan(0);
  const worker = new Worker(new URL('../../support/engine/engine-with-broken-shader.ts', import.meta.url), {
    type: 'module',
  });
  const engine = new EngineHarness({backend: 'webgpu', rung: {shortSide: 16, network: 'full'}}, SMALL_LAYOUT, worker);
  harness = engine;
  const {styles, backend} = await engine.first('ready');
  expect(backend.network).toBe('webgpu');
  const painted = engine.next('showing', (message) => message.painted);
  engine.look({style: styles[0]!.id});
  await engine.sendFrame(testFrame(1));
  await painted;

  const status = await engine.status();
  expect(status.networkEngine).toBe('tfjs');
  expect(status.selfTests.map(({network, passed}) => [network, passed])).toContainEqual(['style', true]);
  const facts = {version: '', isSecure: true, isOnline: true, viewport: SMALL_LAYOUT.size, devicePixelRatio: 1};
  const text = reportText(reportStatus(status, paintedAt(), {...facts, userAgent: '', silence: null}));
  expect(text).toMatch(
    new RegExp(`Passed over: webgpu: wgsl: shader-invalid: network/conv-kernel\\.wgsl:${line}: .*NoSuchType`),
  );
});
