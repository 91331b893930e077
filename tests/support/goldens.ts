/** Reads the PyTorch goldens of the style network in the browser. */
import type {NetworkOp} from '../../src/protocol/network.ts';
import type {Pixels} from '../../src/engine/style/painter.ts';

/** One reference: an input, the mix it was painted in, and what PyTorch made of it. */
export interface GoldenCase {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly styles: readonly number[];
  readonly input: string;
  readonly output: string;
  readonly layers: Readonly<Record<NetworkOp['name'], {readonly shape: readonly number[]; readonly file: string}>>;
}

const FOLDER = '/tests/goldens/style/';

/** All reference cases. */
export async function goldenCases(): Promise<readonly GoldenCase[]> {
  const response = await fetch(`${FOLDER}golden.json`);
  return ((await response.json()) as {cases: GoldenCase[]}).cases;
}

/** Little-endian float32 values of a golden file. */
export async function goldenFloats(file: string): Promise<Float32Array> {
  return new Float32Array(await (await fetch(FOLDER + file)).arrayBuffer());
}

/** The lossless input of a case. */
export async function goldenInput(file: string): Promise<ImageBitmap> {
  const blob = await (await fetch(FOLDER + file)).blob();
  return createImageBitmap(blob, {colorSpaceConversion: 'none', premultiplyAlpha: 'none'});
}

/** RGBA8 rows of a bitmap. */
export function pixelsOf(bitmap: ImageBitmap): Pixels {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', {willReadFrequently: true})!;
  context.drawImage(bitmap, 0, 0);
  return {
    data: context.getImageData(0, 0, bitmap.width, bitmap.height).data,
    width: bitmap.width,
    height: bitmap.height,
  };
}

/** Mean absolute difference between painted RGBA8 pixels and golden RGB floats in 0..1, in 1/255. */
export function differenceFromGolden(painted: Pixels, golden: Float32Array): number {
  let sum = 0;
  for (let pixel = 0; pixel < painted.width * painted.height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      sum += Math.abs(painted.data[pixel * 4 + channel]! - golden[pixel * 3 + channel]! * 255);
    }
  }
  return sum / golden.length;
}

/** Relative L2 distance |a - b| / |b|. */
export function relativeDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let difference = 0;
  let norm = 0;
  for (let index = 0; index < b.length; index++) {
    difference += (a[index]! - b[index]!) ** 2;
    norm += b[index]! ** 2;
  }
  return Math.sqrt(difference / norm);
}
