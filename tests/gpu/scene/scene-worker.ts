/**
 * Renders one frame in a worker and posts its mean brightness.
 */
import {StillLifeSource} from '../../../src/engine/scene/still-life.ts';

const source = await StillLifeSource.create({seed: 9, width: 192, height: 108, antialias: false});
const frame = source.renderAt(4);
const pixels = new Uint8Array(frame.allocationSize({format: 'RGBA'}));
await frame.copyTo(pixels, {format: 'RGBA'});
frame.close();
source.dispose();
let sum = 0;
for (let at = 0; at < pixels.length; at += 4) {
  sum += 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
}
postMessage({mean: sum / (pixels.length / 4)});
