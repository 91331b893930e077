/** Opens each of the four ways to climb. */
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import {FourierCode} from '../../ascent/fourier-code.ts';
import type {MagnitudeTable} from '../../ascent/magnitude-table.ts';
import {noisePicture} from '../../ascent/noise-picture.ts';
import {PhaseCode} from '../../ascent/phase-code.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {SeededRandom} from '../../shared/seeded-random.ts';
import {CodeColumn, fourierClimb, phaseClimb} from './code-column.ts';
import type {Column, ColumnId} from './column.ts';
import {keepSmall, PixelColumn, regularise} from './pixel-column.ts';

/** After so many steps a picture is done. */
export const MOST_STEPS = 200;

/** What a column starts from. */
export interface ColumnStart {
  readonly options: Pick<
    OptionsOf<'classes'>,
    'start' | 'decay' | 'blurEvery' | 'smallNorm' | 'smallContribution' | 'beginsAnew'
  >;
  /** The visitor's frame, whose size the pictures have. */
  readonly frame: RgbPicture;
  readonly magnitudes: () => Promise<MagnitudeTable>;
}

/** A way to climb, at its start. The same options start at the same noise. */
export async function openColumn(id: ColumnId, {options, frame, magnitudes}: ColumnStart): Promise<Column> {
  const random = SeededRandom.forPart(options.beginsAnew, id);
  const isNoise = options.start === 'noise';
  // Both columns of pixels begin with the same noise.
  const pixels = (): RgbPicture =>
    isNoise ? noisePicture(frame, SeededRandom.forPart(options.beginsAnew, 'pixels')) : frame;
  switch (id) {
    case 'plain':
      return new PixelColumn(pixels(), keepSmall);
    case 'regularised':
      return new PixelColumn(pixels(), regularise(options));
    case 'fourier': {
      const code = isNoise ? FourierCode.noise(frame, random) : FourierCode.of(frame);
      return new CodeColumn(code, fourierClimb(random, code, MOST_STEPS), {isMasked: false});
    }
    case 'maco': {
      const table = await magnitudes();
      const code = isNoise ? PhaseCode.noise(frame, table, random) : PhaseCode.of(frame, table);
      return new CodeColumn(code, phaseClimb(random, code, MOST_STEPS), {isMasked: true});
    }
  }
}
