import {expect, test} from 'vitest';

import {FrameIntake, type FrameIntakeParts} from '../../../../src/engine/ingest/frame-intake.ts';
import type {FrameImage} from '../../../../src/engine/picture/frame-image.ts';
import type {Failure} from '../../../../src/protocol/errors.ts';
import {countingFrame} from '../../../support/engine/counting-frame.ts';

const CAMERA = {kind: 'page', orientation: {mirrored: true, rotation: 0}} as const;

/** An intake with the camera as its source, and all that it says. */
function openIntake({read = null}: {read?: FrameIntakeParts['read']} = {}) {
  const said = {acknowledged: [] as number[], frames: 0, failures: [] as Failure[]};
  const intake = new FrameIntake({
    acknowledge: (sequence) => said.acknowledged.push(sequence),
    onFrame: () => said.frames++,
    onFailure: (found) => said.failures.push(found),
    sceneShape: () => ({isPortrait: false, renderer: 'software'}),
    read,
  });
  intake.setSource(CAMERA);
  const send = (sequence: number, counting = countingFrame()) => {
    intake.take({kind: 'frame', frame: counting.frame, sequence, capturedAt: 0});
    return counting;
  };
  return {intake, said, send};
}

test('takes each frame in, asks for the next, and counts those the page did not send', () => {
  const {intake, said, send} = openIntake();
  for (const sequence of [4, 5, 8]) send(sequence);
  expect(said).toEqual({acknowledged: [4, 5, 8], frames: 3, failures: []});
  expect([intake.dropped, intake.frames.openFrames]).toEqual([2, 1]);
});

test('another source counts its frames from the start', () => {
  const {intake, send} = openIntake();
  send(100);
  intake.setSource({kind: 'none'});
  intake.setSource(CAMERA);
  send(900);
  expect(intake.dropped).toBe(0);
});

test('frozen, it shows the first frame and asks for no other until it thaws', () => {
  const {intake, said, send} = openIntake();
  intake.setFrozen(true);
  const [first, second] = [send(1), send(2)];
  expect([first.closed(), second.closed(), said.frames]).toEqual([0, 1, 1]);
  expect(said.acknowledged).toEqual([]);
  intake.setFrozen(false);
  intake.setFrozen(false);
  expect(said.acknowledged).toEqual([2]);
});

test('a frame of 0x0 pixels is closed and named, and the one before stays', () => {
  const {intake, said, send} = openIntake();
  const first = send(1);
  const empty = send(2, countingFrame({width: 0, height: 0}));
  expect([first.closed(), empty.closed(), intake.frames.openFrames]).toEqual([0, 1, 1]);
  expect(said.failures).toMatchObject([{code: 'source-empty', detail: 'the source sent a frame of 0x0 pixels'}]);
});

test('a frame that was under way when its source was left is closed, and the last picture stays', () => {
  const {intake, said, send} = openIntake();
  const last = send(1);
  intake.setSource({kind: 'none'});
  const late = send(2);
  expect([last.closed(), late.closed(), said.frames]).toEqual([0, 1, 1]);
});

test('turned round, the newest frame is shown the other way without a new one', () => {
  const {intake, send} = openIntake();
  send(1);
  intake.setSource({kind: 'page', orientation: {mirrored: false, rotation: 90}});
  const lease = intake.frames.lease();
  expect(lease?.source.orientation).toEqual({mirrored: false, rotation: 90});
  lease?.release();
});

test('closed, it lets go of its frame and of every one that still comes', () => {
  const {intake, said, send} = openIntake();
  const first = send(1);
  intake.close();
  const late = send(2);
  expect([first.closed(), late.closed(), intake.frames.openFrames, said.frames]).toEqual([1, 1, 0, 1]);
});

test('read into memory, a frame is asked for when the one before has been read, and closed once', async () => {
  const waiting: ((image: FrameImage) => void)[] = [];
  const {intake, said, send} = openIntake({read: () => new Promise((resolve) => waiting.push(resolve))});
  send(1);
  expect(said).toMatchObject({acknowledged: [], frames: 0});
  let closed = 0;
  const image = {width: 4, height: 3, data: new Uint8ClampedArray(48), close: () => closed++};
  waiting[0]?.(image);
  await Promise.resolve();
  expect(said).toMatchObject({acknowledged: [1], frames: 1});
  expect(intake.frames.lease()?.source.frame).toBe(image);

  send(2);
  intake.close();
  let closedLate = 0;
  waiting[1]?.({...image, close: () => closedLate++});
  await Promise.resolve();
  expect([closedLate, said.frames]).toEqual([1, 1]);
  expect(closed).toBe(0);
});
