import {describe, expect, test} from 'vitest';

import {contrastOf, readableAccent} from '../../../src/page/modes/paint/state/accent.ts';
import {actionForCommand} from '../../../src/page/state/command-action.ts';
import {reportStatus, reportText, type PageFacts} from '../../../src/page/state/engine/status-report.ts';
import {paletteOf, wallLabelOf} from '../../../src/page/modes/paint/state/wall-label.ts';
import {COMMANDS, commandForKey} from '../../../src/catalogue/commands.ts';
import {failure} from '../../../src/protocol/errors.ts';
import {PLAIN_PAINT} from '../../../src/protocol/paint.ts';
import type {EngineStatus} from '../../../src/protocol/status.ts';
import {FAKE_STYLES} from '../../support/page/fake-engine.ts';
import {plainly} from '../../support/page/plainly.ts';
import {after, FAKE_BACKEND, openedAt, paintedAt} from '../../support/page/page-state.ts';

const NOW = {random: () => 0.5, now: 0};

describe('the wall label', () => {
  test('names a painting, its painter and its year', () => {
    expect(wallLabelOf({...PLAIN_PAINT, style: 'starry-night'}, FAKE_STYLES)).toEqual({
      title: 'The Starry Night',
      painter: 'Vincent van Gogh',
      year: '1889',
      line: 'He painted the night sky as if the wind had colours.',
    });
  });

  test('names a mix by both and the share of the second', () => {
    const look = {...PLAIN_PAINT, style: 'great-wave', mixStyle: 'starry-night', mix: 0.4};
    expect(wallLabelOf(look, FAKE_STYLES)).toMatchObject({
      title: 'Great Wave × Starry Night, 40\u00a0%',
      painter: 'Katsushika Hokusai with Vincent van Gogh',
    });
  });

  test('has words for the plain mirror and for the time before the styles are known', () => {
    expect(wallLabelOf(PLAIN_PAINT, FAKE_STYLES).title).toBe('You');
    expect(wallLabelOf(PLAIN_PAINT, []).title).toBe('Pareidolia');
  });

  test("takes its colours from the mix's larger share", () => {
    const look = {...PLAIN_PAINT, style: 'great-wave', mixStyle: 'the-scream', mix: 0.4};
    expect(paletteOf(look, FAKE_STYLES)).toEqual(['#759191', '#4f6968']);
    expect(paletteOf({...look, mix: 0.6}, FAKE_STYLES)).toEqual(['#c16839', '#998e65']);
  });
});

describe('an accent', () => {
  test.each(['#000000', '#4f6968', '#10204f', '#c16839', '#ffffff', '#3a0000'])(
    '%s can be read on the room',
    (colour) => {
      expect(contrastOf(readableAccent(colour), '#0e0d0c')).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('that can be read already is left as it is', () => {
    expect(readableAccent('#6bbbe4')).toBe('#6bbbe4');
  });

  test('contrast is what WCAG says it is', () => {
    expect(contrastOf('#ffffff', '#000000')).toBeCloseTo(21, 5);
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});

describe('commands', () => {
  test('each key of the table leads to its own command', () => {
    const keys = COMMANDS.flatMap(({keys: own}) => own);
    expect(new Set(keys).size).toBe(keys.length);
    for (const {command, keys: own} of COMMANDS) for (const key of own) expect(commandForKey(key)).toBe(command);
  });

  test('every command changes something on a mirror that dreams, but for the actions and for nothing to go back to', () => {
    const painted = after(paintedAt(), {kind: 'source-changed', state: {kind: 'live', label: '', width: 1, height: 1}});
    const state = after(
      painted,
      {kind: 'engine', event: {kind: 'perception-found'}},
      {kind: 'mode-picked', mode: 'dream'},
    );
    const silent = COMMANDS.filter(({command, keys}) => actionForCommand(command, keys[0]!, state, NOW) === null);
    expect(silent.map(({command}) => command)).toEqual(['dream-again', 'hold-up', 'shutter', 'back', 'fullscreen']);
  });

  test('nothing changes under a countdown', () => {
    const counting = after(paintedAt(), {kind: 'countdown-moved', remaining: 3});
    for (const {command, keys} of COMMANDS) {
      expect(actionForCommand(command, keys[0]!, counting, NOW)).toBeNull();
    }
  });

  test('going back closes the notice before the divider', () => {
    const noticed = after(
      paintedAt(),
      {kind: 'wipe-toggled'},
      {kind: 'failure-noted', failure: failure('internal', ''), isShown: true},
    );
    expect(actionForCommand('back', 'Escape', noticed, NOW)).toEqual({kind: 'notice-closed'});
    const closed = after(noticed, {kind: 'notice-closed'});
    expect(actionForCommand('back', 'Escape', closed, NOW)).toEqual({kind: 'wipe-toggled'});
  });
});

describe('the status report', () => {
  const facts: PageFacts = {
    version: '1.2.3',
    isSecure: true,
    isOnline: false,
    viewport: {width: 1080, height: 1920},
    devicePixelRatio: 2,
    userAgent: 'A browser',
    silence: null,
  };
  const none = {medianMs: null, p95Ms: null};
  const status: EngineStatus = {
    backend: {...FAKE_BACKEND, skipped: [{backend: 'webgpu', reason: 'the adapter is software'}]},
    networkEngine: 'tfjs',
    rates: {source: 30, network: 12.34, screen: 60},
    timings: {
      ingest: none,
      network: {medianMs: 78.25, p95Ms: 91},
      composite: none,
      captureToDisplay: none,
      clock: 'wall',
    },
    sourceSize: {width: 640, height: 480},
    inputSize: null,
    rung: {shortSide: 240, network: 'lite'},
    workgroupShape: {inUse: 'tiled 8x8', origin: 'stored', tuned: 'direct 8x4'},
    dream: {
      engine: 'pixels, wasm',
      size: {width: 224, height: 128},
      steps: 40,
      stepsPerSecond: 6.2,
      framesPerSecond: 24,
    },
    lens: {lens: 'occlusion', refreshesPerSecond: 0.25, cost: {medianMs: 4000, p95Ms: 4200}},
    droppedFrames: 7,
    shownFrames: 2304,
    paintedFrames: 9,
    resources: {tensors: 96, tensorBytes: 1_204_000, gpuBuffers: 1, gpuTextures: 2, gpuBytes: 900, openVideoFrames: 1},
    models: [{name: 'style', version: '1.0.0', sha256: 'abc123', bytes: 489_624}],
    leftOut: [{name: 'style-lite', reason: 'self-test failed'}],
    selfTests: [{network: 'style', backend: 'wasm', difference: 'off by 2.41/255 on average', passed: false}],
    failures: [failure('gpu-lost', 'destroyed')],
  };

  test('says every number with its unit, and what was passed over and why', () => {
    const text = reportText(reportStatus(status, paintedAt(), facts));
    for (const line of [
      'Networks run on: wasm (tfjs)',
      'Passed over: webgpu: the adapter is software',
      'Network: 12.3 a second',
      'Network, wall time: 78.3 ms median, 91.0 ms p95',
      'Ingest, wall time: not yet',
      'Source size: 640 × 480',
      'Rung: 240 px, lite network',
      'Tile shape: tiled 8x8 (stored: tuned at an earlier start); tuned now, for the next start: direct 8x4',
      'Left out: style-lite: self-test failed',
      'Frames shown: 2304',
      'Frames dropped: 7',
      'Looks through: occlusion',
      'One look: 4000.0 ms median, 4200.0 ms p95',
      'Tensors: 96, 1.2 MB',
      'style 1.0.0: 489.6 kB, SHA-256 abc123',
      'Self-test: style on wasm: FAILED, off by 2.41/255 on average',
      'Version: 1.2.3',
      'Window: 1080 × 1920 at 2',
      'Network: offline',
      'gpu-lost: destroyed',
    ]) {
      expect(text).toContain(`\n  ${line}\n`);
    }
  });

  test('names the clock of ingest and network; the composite is always timed on the wall', () => {
    const timed = {...status, timings: {...status.timings, clock: 'gpu'}} as const;
    const text = reportText(reportStatus(timed, paintedAt(), facts));
    expect(text).toContain('\n  Network, GPU time: 78.3 ms median');
    expect(text).toContain('\n  Ingest, GPU time: ');
    expect(text).toContain('\n  Composite, wall time: ');
  });

  test('says nothing of tile shapes where other code than our shaders paints, and when the default one serves', () => {
    const rowsOf = (workgroupShape: EngineStatus['workgroupShape']): string =>
      reportText(reportStatus({...status, workgroupShape}, paintedAt(), facts));
    expect(rowsOf(null)).not.toContain('Tile shape');
    expect(rowsOf({inUse: 'tiled 8x8', origin: 'default', tuned: null})).toContain('Tile shape: tiled 8x8 (default)\n');
  });

  test('lists a failure once that both the engine and the page know', () => {
    const state = after(paintedAt(), {kind: 'failure-noted', failure: failure('gpu-lost', 'destroyed'), isShown: true});
    const rows = reportStatus(status, state, facts).find(({title}) => title === 'Failures')?.rows;
    expect(rows).toEqual([{name: 'gpu-lost', value: 'destroyed'}]);
  });

  test("without an engine's answer tells how far its start came and the page's side", () => {
    const state = after(openedAt(), {
      kind: 'engine',
      event: {kind: 'progress', share: 0.4, step: plainly('checking the weights')},
    });
    const text = reportText(reportStatus(null, state, {...facts, silence: 'engine-crashed: gone'}));
    expect(text).toContain('Starting: 40 %, checking the weights');
    expect(text).toContain('Answer: engine-crashed: gone');
    expect(text).toContain('Version: 1.2.3');
  });
});
