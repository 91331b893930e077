/**
 * Renders one frame in a worker and posts its mean brightness.
 */
import {FrameCanvas} from '../../../src/engine/picture/frame-canvas.ts';
import {coverGeometry} from '../../../src/engine/picture/geometry.ts';
import {ThreeStillLife} from '../../../src/engine/scene/three/three-still-life.ts';

const source = await ThreeStillLife.create({seed: 9, width: 192, height: 108}, false);
const frame = source.renderAt(4);
const {data: pixels} = new FrameCanvas(true).readPixels(
  frame,
  coverGeometry(frame, {mirrored: false, rotation: 0}, frame),
);
frame.close();
source.dispose();
let sum = 0;
for (let at = 0; at < pixels.length; at += 4) {
  sum += 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
}
postMessage({mean: sum / (pixels.length / 4)});
