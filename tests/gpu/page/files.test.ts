/** Files as sources, in a real browser: what they are shown as, and on which ground. */
import {afterEach, describe, expect, test, vi} from 'vitest';

import type {SourceState} from '../../../src/page/ports.ts';
import {PageSources} from '../../../src/page/sources/page-sources.ts';
import {StillPicture} from '../../../src/page/sources/still-picture.ts';
import {FakeEngine} from '../../support/page/fake-engine.ts';

const SIZE = 64;

afterEach(() => {
  document.body.replaceChildren();
});

/** A red disc on nothing. */
async function discOnNothing(type: 'image/png' | 'image/webp'): Promise<Blob> {
  const canvas = new OffscreenCanvas(SIZE, SIZE);
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'rgb(255 0 0)';
  context.arc(SIZE / 2, SIZE / 2, SIZE / 4, 0, 2 * Math.PI);
  context.fill();
  return canvas.convertToBlob({type});
}

/** The colour of a frame at a place, as red, green, blue and alpha. */
function colourAt(frame: VideoFrame, x: number, y: number): readonly number[] {
  const canvas = new OffscreenCanvas(frame.displayWidth, frame.displayHeight);
  const context = canvas.getContext('2d')!;
  context.drawImage(frame, 0, 0);
  return [...context.getImageData(x, y, 1, 1).data];
}

/** A second of a changing colour, recorded. */
async function recordVideo(): Promise<Blob> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [SIZE, SIZE];
  document.body.append(canvas);
  const context = canvas.getContext('2d')!;
  const recorder = new MediaRecorder(canvas.captureStream(30), {mimeType: 'video/webm'});
  const parts: Blob[] = [];
  let frame = 0;
  const draw = setInterval(() => {
    context.fillStyle = `hsl(${frame++ * 9} 80% 50%)`;
    context.fillRect(0, 0, SIZE, SIZE);
  }, 1000 / 30);
  const first = new Promise<void>((resolve) => {
    recorder.ondataavailable = ({data}) => {
      parts.push(data);
      if (frame > 20) resolve();
    };
  });
  recorder.start(100);
  await first;
  const stopped = new Promise((resolve) => {
    recorder.onstop = resolve;
  });
  recorder.stop();
  await stopped;
  clearInterval(draw);
  return new Blob(parts);
}

function openSources() {
  const video = document.createElement('video');
  video.muted = true;
  document.body.append(video);
  const sources = new PageSources(video, new FakeEngine(), {isKiosk: false});
  const states: SourceState[] = [];
  sources.on((state) => states.push(state));
  return {sources, states, lastKind: () => states.at(-1)?.kind};
}

describe('a transparent picture', () => {
  test.each(['image/png', 'image/webp'] as const)('of type %s lies on a light ground', async (type) => {
    const still = await StillPicture.decode(await discOnNothing(type));
    const frame = still.frame();
    const [red, green, blue, alpha] = colourAt(frame, 1, 1);
    expect(Math.min(red!, green!, blue!)).toBeGreaterThan(220);
    expect(alpha).toBe(255);
    expect(colourAt(frame, SIZE / 2, SIZE / 2)[0]).toBeGreaterThan(240);
    expect(colourAt(frame, SIZE / 2, SIZE / 2)[1]).toBeLessThan(20);
    expect(frame.format).not.toMatch(/A/);
    frame.close();
    still.dispose();
  });
});

describe('a file without an ending in its name', () => {
  test('is played when it is a video', async () => {
    const {sources, states, lastKind} = openSources();
    sources.useFile(await sources.openFile([new File([await recordVideo()], 'clip', {type: ''})]));
    await vi.waitUntil(() => lastKind() !== 'starting', {timeout: 20_000});
    expect(states.at(-1)).toMatchObject({kind: 'live', label: 'clip', width: SIZE, height: SIZE});
    sources.stop();
  });

  test('is shown when it is a picture, though its type says video', async () => {
    const {sources, states, lastKind} = openSources();
    sources.useFile(
      await sources.openFile([new File([await discOnNothing('image/png')], 'disc', {type: 'video/mp4'})]),
    );
    await vi.waitUntil(() => lastKind() !== 'starting', {timeout: 20_000});
    expect(states.at(-1)).toMatchObject({kind: 'live', label: 'disc', width: SIZE, height: SIZE});
    sources.stop();
  });
});
