/**
 * Where whole runs of feature inversion and of style by optimisation end, beside PyTorch's from the
 * same start (models/training/lens_descent_goldens.py).
 */
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';

import {gramMatrix} from '../../../src/engine/ascent/gram.ts';
import {Inversion, inversionGradient} from '../../../src/engine/ascent/inversion.ts';
import {StyleTransfer, transferGradient} from '../../../src/engine/ascent/style-transfer.ts';
import {styleLayers} from '../../../src/engine/lenses/painting-grams.ts';
import {activationOf} from '../../../src/engine/lenses/shared/activation-of.ts';
import type {PerceptionNetwork} from '../../../src/engine/network/perception.ts';
import {fromPixels} from '../../../src/engine/picture/convert-pixels.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {finishPieces} from '../../support/engine/finish-pieces.ts';
import type {DescentIndex} from '../../support/network/lens-descent-goldens.ts';
import {decodePng} from '../../support/pictures/decode-png.ts';

const GOLDENS = resolve(import.meta.dirname, '../../goldens/lens-descents');

/** What may be worse than PyTorch's: an inversion's distance, and a painting's loss. */
export const MOST_DISTANCE = 1.1;
export const MOST_LOSS_ERROR = 0.05;

/** One run's end. */
export interface DescentEnd {
  /** The layer that was inverted, or 'transfer'. */
  readonly name: string;
  readonly steps: number;
  readonly reached: number;
  readonly reference: number;
  readonly isAsGood: boolean;
}

/** Inverts every layer, then paints once. @param onEnd hears of each run that is done. */
export async function measureDescents(
  network: PerceptionNetwork,
  onEnd: (end: DescentEnd) => void,
): Promise<readonly DescentEnd[]> {
  const index = JSON.parse(readFileSync(resolve(GOLDENS, 'golden.json'), 'utf8')) as DescentIndex;
  const [picture, style, start] = [read('run-picture.png'), read('run-style.png'), read('run-start.png')];
  const ends: DescentEnd[] = [];
  const note = (name: string, steps: number, reached: number): void => {
    const reference = index.reached[name] ?? NaN;
    const isAsGood =
      name === 'transfer'
        ? Math.abs(reached - reference) <= MOST_LOSS_ERROR * reference
        : reached <= MOST_DISTANCE * reference;
    const end = {name, steps, reached, reference, isAsGood};
    ends.push(end);
    onEnd(end);
  };
  for (const layer of network.file.layers) {
    const {values} = activationOf(await network.activations(picture, [layer]), layer);
    const inversion = new Inversion({layer, values}, start);
    while (inversion.steps < index.steps.inversion) await inversion.step(network, index.calm);
    const {distance} = await inversionGradient(network, inversion.picture, inversion.code, index.calm);
    note(layer, inversion.steps, distance);
  }
  const layers = styleLayers(network.file);
  const layer = layers.at(-1) ?? '';
  const {values} = activationOf(await network.activations(picture, [layer]), layer);
  const answers = await network.activations(style, layers);
  const styles = layers.map((each) => ({layer: each, gram: gramMatrix(activationOf(answers, each))}));
  const transfer = new StyleTransfer({content: {layer, values}, styles}, start);
  while (transfer.steps < index.steps.transfer) await finishPieces(transfer.step(network, index.strength));
  const {total} = await finishPieces(transferGradient(network, transfer.picture, transfer.goal, index.strength));
  note('transfer', transfer.steps, total);
  return ends;
}

function read(file: string): RgbPicture {
  const {width, height, data} = decodePng(readFileSync(resolve(GOLDENS, file)));
  return fromPixels({width, height, data: new Uint8ClampedArray(data)});
}
