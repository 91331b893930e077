/**
 * The start-up self-test: one small frame against stored reference values, so that a backend that
 * computes wrongly is skipped.
 */
import type {StyleNetworkFile} from '../network/op-list.ts';
import type {NetworkSize} from '../../protocol/rung.ts';
import type {SelfTestResult} from '../../protocol/status.ts';
import {decodeReference} from '../network/files/decode-reference.ts';
import type {Painter} from './painter.ts';
import type {Pixels} from '../picture/picture.ts';

/** Mean absolute difference from the reference that still passes, in 1/255. */
const TOLERANCE = 2;

/**
 * Paints a network's stored frame and compares.
 * @throws EngineError 'model-invalid' for a test that makes no sense.
 */
export async function selfTestPainter(
  painter: Painter,
  file: StyleNetworkFile,
  network: NetworkSize = 'full',
): Promise<SelfTestResult> {
  const {width, height, styles, input, output} = file.selfTest;
  const painted = await painter.paintStill(decodePixels(input, width, height), styles, {network});
  const meanDifference = meanAbsoluteDifference(painted, decodePixels(output, width, height));
  return {
    network: file.name,
    backend: `${painter.backend} (${painter.engine})`,
    difference: `off by ${meanDifference.toFixed(2)}/255 on average`,
    // Written so that a NaN fails.
    passed: meanDifference <= TOLERANCE,
  };
}

/** Mean absolute difference of the colour channels of two pictures of one size, in 1/255. */
export function meanAbsoluteDifference(a: Pixels, b: Pixels): number {
  let sum = 0;
  for (let index = 0; index < a.data.length; index++) {
    if (index % 4 !== 3) sum += Math.abs((a.data[index] ?? 0) - (b.data[index] ?? 0));
  }
  return sum / (a.width * a.height * 3);
}

/** RGB8 rows in base64 as opaque pixels. */
function decodePixels(base64: string, width: number, height: number): Pixels {
  const rgb = decodeReference(base64, width * height * 3);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    data.set(rgb.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  }
  return {data, width, height};
}
