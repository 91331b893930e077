/** `npm run soak:dream -- --frozen`: how visible each dream is on frames that stand still. */
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {hasRelaxedSimd} from '../../../../src/engine/network/wasm/choose-build.ts';
import {WasmPerception} from '../../../../src/engine/perception/wasm/wasm-perception.ts';
import type {RgbPicture} from '../../../../src/engine/picture/picture.ts';
import {startKernel} from '../../../support/network/kernel-in-node.ts';
import {encodePng} from '../../../support/pictures/encode-png.ts';
import {readPerception} from '../perception-network.ts';
import {FRAME_NAMES, frozenFrames} from './frozen-frames.ts';
import {MEASURED_DREAMS, MEASURED_STEPS, measureDream, showDream, summarise, type DreamRow} from './measure-frozen.ts';
import {readPhotos} from './read-photos.ts';

/** What to measure, and where it goes. */
export interface FrozenRequest {
  /** Names, or null for all. */
  readonly dreams: readonly string[] | null;
  readonly frames: readonly string[] | null;
  /** A folder of pictures that are measured in place of our own frames. */
  readonly photos: string | undefined;
  readonly json: string | undefined;
  /** A folder for the pictures as they are shown. */
  readonly framesOut: string | undefined;
  /** Else the pictures are all that is wanted. */
  readonly isMeasured: boolean;
}

/** Measures and prints. */
export async function soakFrozen({dreams, frames, photos, json, framesOut, isMeasured}: FrozenRequest): Promise<void> {
  const {file, weights} = readPerception();
  const values = new Map([...weights].map(([name, weight]) => [name, weight.values]));
  const instructions = hasRelaxedSimd() ? 'relaxed-simd' : 'simd';
  const network = new WasmPerception(await startKernel({instructions}), file, values);
  if (framesOut !== undefined) mkdirSync(framesOut, {recursive: true});
  const rows: DreamRow[] = [];
  const all = photos === undefined ? frozenFrames(frames ?? FRAME_NAMES) : await readPhotos(photos);
  for (const frame of all.filter(({name}) => frames === null || frames.includes(name))) {
    for (const choice of MEASURED_DREAMS.filter(({id}) => dreams === null || dreams.includes(id))) {
      const shown = await showDream(network, choice, frame);
      if (framesOut !== undefined) write(join(framesOut, `${frame.name}-${choice.id}`), shown);
      if (!isMeasured) continue;
      const measured = await measureDream(network, choice, frame, shown);
      for (const row of measured) console.log(describe(row));
      rows.push(...measured);
    }
  }
  const summary = summarise(rows);
  for (const {name, steps, worstFifth, ...medians} of summary) {
    console.log(`median      ${describe({...medians, dream: name, frame: '', steps})}`);
    console.log(`worst fifth ${describe({...worstFifth, dream: name, frame: '', steps})}`);
  }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({frames: summary}, null, 2)}\n`);
}

/** One file for each of MEASURED_STEPS. */
function write(stem: string, shown: readonly RgbPicture[]): void {
  for (const [index, picture] of shown.entries()) {
    writeFileSync(`${stem}-${MEASURED_STEPS[index] ?? 0}.png`, encodePng(picture));
  }
}

function describe({dream, frame, steps, ...row}: Omit<DreamRow, 'dream'> & {readonly dream: string}): string {
  return [
    `${frame} ${dream}`.trim().padEnd(24),
    `${steps} steps`.padStart(10),
    `objective ${row.objectiveShare?.toFixed(2) ?? 'none'}`,
    `detail ${row.detailRms.toFixed(3)}`,
    `luminance ${row.luminanceChange.toFixed(3)}`,
    `clipped ${(100 * row.clippedShare).toFixed(1)} %`,
  ].join('  ');
}
