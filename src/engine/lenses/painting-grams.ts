/**
 * The styles of the paintings as Gram matrices, which come with the network that they were taken
 * with (models/training/painting_grams.py).
 */
import {EngineError} from '../../protocol/errors.ts';
import {present} from '../../protocol/assert.ts';
import type {GramMatrix} from '../ascent/gram.ts';
import type {LayerStyle} from '../ascent/style-transfer.ts';
import {traceChannels} from '../network/channel-counts.ts';
import {fromFloat16} from '../network/files/float16.ts';
import type {ReadFile} from '../network/files/keep-files.ts';
import type {PaintingGrams} from '../network/op-list.ts';
import type {PerceptionNetworkFile} from '../network/perception.ts';

/** How many of the network's first layers a style is taken from. */
const STYLE_LAYERS = 5;

/** A painting's share of a mix. */
export interface PaintingShare {
  readonly file: PaintingGrams;
  /** 0..1; those of a mix sum to 1. */
  readonly share: number;
}

/** The layers that a style is taken from. */
export function styleLayers({layers}: Pick<PerceptionNetworkFile, 'layers'>): readonly string[] {
  return layers.slice(0, STYLE_LAYERS);
}

/**
 * The style of a mix of paintings: the mean of their matrices.
 * @throws EngineError 'model-missing' or 'model-corrupt'.
 */
export async function loadPaintingGrams(
  shares: readonly PaintingShare[],
  read: ReadFile,
  network: PerceptionNetworkFile,
): Promise<readonly LayerStyle[]> {
  const loaded = await Promise.all(
    shares.map(async ({file, share}) => ({share, grams: unpackGrams(await inflate(await read(file)), file, network)})),
  );
  return styleLayers(network).map((layer, index) => {
    const parts = loaded.map(({share, grams}) => ({share, gram: present(grams[index], () => `no matrix of ${layer}`)}));
    return {layer, gram: mixGrams(parts)};
  });
}

async function inflate(bytes: ArrayBuffer): Promise<Uint8Array> {
  const deflated = new Blob([bytes]).stream();
  return new Uint8Array(await new Response(deflated.pipeThrough(new DecompressionStream('deflate'))).arrayBuffer());
}

/**
 * Matrices from their upper triangles, layer by layer.
 *
 * @param bytes first the high byte of every float16, then the low one.
 * @throws EngineError 'model-corrupt' when there are too few or too many.
 */
export function unpackGrams(
  bytes: Uint8Array,
  {path}: Pick<PaintingGrams, 'path'>,
  network: Pick<PerceptionNetworkFile, 'layers' | 'input' | 'ops'>,
): readonly GramMatrix[] {
  const counts = traceChannels(network);
  const sides = styleLayers(network).map((layer) => counts.get(layer) ?? 0);
  const values = sides.reduce((sum, side) => sum + (side * (side + 1)) / 2, 0);
  if (bytes.length !== 2 * values)
    throw new EngineError('model-corrupt', `${path} holds ${bytes.length} bytes instead of ${2 * values}`);
  let at = 0;
  return sides.map((channels) => {
    const gram = new Float32Array(channels * channels);
    for (let row = 0; row < channels; row++) {
      for (let column = row; column < channels; column++, at++) {
        const value = fromFloat16(((bytes[at] ?? 0) << 8) | (bytes[values + at] ?? 0));
        gram[row * channels + column] = value;
        gram[column * channels + row] = value;
      }
    }
    return {channels, values: gram};
  });
}

function mixGrams(parts: readonly {readonly share: number; readonly gram: GramMatrix}[]): GramMatrix {
  const channels = parts[0]?.gram.channels ?? 0;
  const values = new Float32Array(channels * channels);
  for (const {share, gram} of parts) {
    for (const [index, value] of gram.values.entries()) values[index] = (values[index] ?? 0) + share * value;
  }
  return {channels, values};
}
