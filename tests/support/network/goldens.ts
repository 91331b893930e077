/**
 * Reads PyTorch goldens in the browser: those of the style networks, and the files that the
 * perception network's are made of too.
 */
import type {NetworkOp} from '../../../src/engine/network/op-list.ts';
import type {Pixels} from '../../../src/engine/picture/picture.ts';

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

/** A folder of goldens: a network's, by its name in the manifest, or the lenses'. */
export type GoldenNetwork =
  'style' | 'style-lite' | 'pattern' | 'perception' | 'lenses' | 'lens-maps' | 'lens-descents' | 'class-pictures';

/** All reference cases of a style network; 'pattern' is the small one that exists only in tests. */
export async function goldenCases(
  network: 'style' | 'style-lite' | 'pattern' = 'style',
): Promise<readonly GoldenCase[]> {
  return ((await goldenIndex(network)) as {cases: GoldenCase[]}).cases;
}

/** The content of golden.json; the caller knows its type. */
export async function goldenIndex(network: GoldenNetwork): Promise<unknown> {
  return (await fetch(pathOf('golden.json', network))).json();
}

/** Little-endian float32 values of a golden file. */
export async function goldenFloats(file: string, network: GoldenNetwork = 'style'): Promise<Float32Array> {
  return new Float32Array(await goldenBytes(file, network));
}

/** A golden file as it is. */
export async function goldenBytes(file: string, network: GoldenNetwork): Promise<ArrayBuffer> {
  return (await fetch(pathOf(file, network))).arrayBuffer();
}

/** The lossless input of a case. */
export async function goldenInput(file: string, network: GoldenNetwork = 'style'): Promise<ImageBitmap> {
  const blob = await (await fetch(pathOf(file, network))).blob();
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

/**
 * Mean absolute difference between painted RGBA8 pixels and golden RGB floats in 0..1, in 1/255.
 */
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

function pathOf(file: string, network: GoldenNetwork): string {
  return `/tests/goldens/${network}/${file}`;
}
