/** How sure the network becomes of its class pictures, in each of the four ways. */
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';

import {lensWith} from '../../../src/catalogue/lens-options.ts';
import type {MagnitudeTable} from '../../../src/engine/ascent/magnitude-table.ts';
import {COLUMN_IDS, type ColumnId} from '../../../src/engine/lenses/classes/column.ts';
import {MOST_STEPS, openColumn} from '../../../src/engine/lenses/classes/open-column.ts';
import {decodeMagnitudes} from '../../../src/engine/lenses/load-magnitudes.ts';
import {answerOf} from '../../../src/engine/lenses/shared/subject.ts';
import {parseManifest} from '../../../src/engine/network/files/parse-manifest.ts';
import type {PerceptionNetwork} from '../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {SeededRandom} from '../../../src/engine/shared/seeded-random.ts';

/** From here on the network is sure of a class picture. */
export const SURE = 0.9;

/** Steps between two looks at how sure it is. */
const LOOK_EVERY = 10;

const MODELS = resolve(import.meta.dirname, '../../../models');

/** One climb. */
export interface Climbed {
  readonly word: string;
  readonly column: ColumnId;
  /** The word's probability at the end, and the score before the softmax. */
  readonly share: number;
  readonly score: number;
  /** The first look at which the probability was over `SURE`; null for never. */
  readonly sureAfter: number | null;
  readonly picture: RgbPicture;
}

/**
 * Labels by lot, each once: the same for the same seed, and the first of more are those of fewer.
 */
export function drawLabels(labels: number, count: number, seed: number): readonly number[] {
  const random = new SeededRandom(seed);
  const left = Array.from({length: labels}, (_, label) => label);
  return Array.from({length: Math.min(count, labels)}, () => {
    const [drawn] = left.splice(Math.floor(random.next() * left.length), 1);
    return drawn ?? 0;
  });
}

/** Every word in every way, from noise, with the lens's first settings. */
export async function* climbWords(
  network: PerceptionNetwork,
  labels: readonly number[],
): AsyncGenerator<Climbed, void, void> {
  const {side} = network.file.input;
  const frame = {width: side, height: side, values: new Float32Array(side * side * 3)};
  const table = readMagnitudes();
  for (const label of labels) {
    const subject = {label, layer: null, unit: null};
    for (const column of COLUMN_IDS) {
      const {options} = lensWith('classes');
      const climb = await openColumn(column, {options, frame, magnitudes: () => Promise.resolve(table)});
      let sureAfter: number | null = null;
      for (let step = 1; step <= MOST_STEPS; step++) {
        await climb.step(async (seen) => (await network.gradient(seen, {kind: 'class', label}, 'plain')).gradient);
        if (step % LOOK_EVERY !== 0 || sureAfter !== null) continue;
        const {share} = await answerOf(network, climb.picture(), subject);
        if ((share ?? 0) > SURE) sureAfter = step;
      }
      const picture = climb.picture();
      const {share, score} = await answerOf(network, picture, subject);
      yield {word: network.file.labels[label]?.word ?? '', column, share: share ?? 0, score, sureAfter, picture};
    }
  }
}

/** The shipped table. */
export function readMagnitudes(): MagnitudeTable {
  const {models} = parseManifest(readFileSync(resolve(MODELS, 'manifest.json'), 'utf8'));
  const file = models.find(({name}) => name === 'perception')?.magnitudes;
  if (file === undefined) throw new Error('models/manifest.json lists no table of magnitudes');
  return decodeMagnitudes(file, new Uint8Array(readFileSync(resolve(MODELS, file.path))).buffer);
}
