/**
 * How large the strokes of a kept picture are on a face: not below half of the largest that a
 * visitor can have seen.
 */
import {afterAll, beforeAll, expect} from 'vitest';

import {keepPicture} from '../../../src/engine/keep/keep-picture.ts';
import {fetchModel} from '../../../src/engine/network/files/fetch-model.ts';
import type {Painter} from '../../../src/engine/style/painter.ts';
import type {Pixels} from '../../../src/engine/picture/picture.ts';
import {WorkerPainter} from '../../../src/engine/style/worker-painter.ts';
import {PLAIN_PAINT} from '../../../src/protocol/paint.ts';
import {loadStyleNetwork, type LoadedNetwork} from '../../support/network/style-network.ts';
import {firstThenLong} from '../../support/long.ts';

const CAMERA = {width: 1440, height: 1080};
/** The governor's lowest rung: the largest strokes. */
const SMALLEST = {width: 256, height: 192};

let network: LoadedNetwork;
let painter: Painter;

beforeAll(async () => {
  network = await loadStyleNetwork();
  const model = await fetchModel(new URL('/models/', location.href).href, 'style');
  painter = await WorkerPainter.create('wasm', {file: network.file, model});
});

afterAll(() => {
  painter.dispose();
});

firstThenLong(['starry-night', 'great-wave'])('strokes of %s, kept at 1080 lines', async (id) => {
  const weights = network.file.styles.map((style) => (style.id === id ? 1 : 0));
  const subject = drawSubject();
  const seen = await painter.paintStill(pixelsOf(subject, SMALLEST), weights);
  const frame = new VideoFrame(subject, {timestamp: 0});
  const {png, width, height} = await keepPicture(painter, {
    source: {frame, orientation: {mirrored: false, rotation: 0}, capturedAt: 0},
    paint: {...PLAIN_PAINT, style: id},
    weights,
    canvas: CAMERA,
    liveSize: SMALLEST,
    unmirrored: false,
    dream: null,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  frame.close();
  expect({width, height}).toEqual(CAMERA);
  const kept = pixelsOf(await createImageBitmap(png), CAMERA);
  const finer = fineness(kept) / fineness(seen);
  expect(finer).toBeGreaterThan(1);
  expect(finer).toBeLessThan(2);
});

/** Soft shapes, as a camera sees a head and shoulders before a wall. */
function drawSubject(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(CAMERA.width, CAMERA.height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#9aa6ad';
  context.fillRect(0, 0, CAMERA.width, CAMERA.height);
  context.filter = 'blur(5px)';
  for (const [colour, x, y, across, down] of [
    ['#27324a', 720, 1080, 480, 330],
    ['#b98468', 720, 480, 210, 280],
    ['#2c1d18', 720, 270, 230, 130],
    ['#30211c', 640, 440, 36, 18],
    ['#30211c', 800, 440, 36, 18],
    ['#8d4a44', 720, 620, 70, 22],
    ['#d9b15a', 1180, 330, 120, 90],
    ['#5c7f4e', 240, 420, 90, 210],
  ] as const) {
    context.fillStyle = colour;
    context.beginPath();
    context.ellipse(x, y, across, down, 0, 0, 2 * Math.PI);
    context.fill();
  }
  return canvas;
}

function pixelsOf(
  picture: CanvasImageSource,
  {width, height}: {readonly width: number; readonly height: number},
): Pixels {
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

/**
 * Mean spatial frequency of the light: its root mean square slope over a picture's height, against
 * its deviation.
 */
function fineness({data, width, height}: Pixels): number {
  const light = (x: number, y: number): number => {
    const at = (y * width + x) * 4;
    return 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
  };
  let [sum, squares, slopes] = [0, 0, 0];
  for (let y = 1; y < height; y++) {
    for (let x = 1; x < width; x++) {
      const here = light(x, y);
      sum += here;
      squares += here * here;
      slopes += (here - light(x - 1, y)) ** 2 + (here - light(x, y - 1)) ** 2;
    }
  }
  const count = (width - 1) * (height - 1);
  return (height * Math.sqrt(slopes / count)) / Math.sqrt(squares / count - (sum / count) ** 2);
}
