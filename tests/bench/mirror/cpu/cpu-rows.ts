/** What is timed without a graphics card, as data: the window, the address, and what is counted. */
import {LENS_IDS} from '../../../../src/catalogue/lenses.ts';
import type {EngineStatus} from '../../../../src/protocol/status.ts';
import type {PixelSize} from '../../../../src/protocol/units.ts';

/** One row of the bench. */
export interface CpuRow {
  readonly name: string;
  readonly window: PixelSize;
  /** Parts of the address, without the question mark. */
  readonly search: string;
  /** Counts the pictures that the row is about since the engine's start. */
  readonly count: (status: EngineStatus) => number;
  /** The row is ready to be timed. */
  readonly isUnderWay: (status: EngineStatus) => boolean;
}

const SMALL = {width: 640, height: 360};
const MIDDLE = {width: 1280, height: 720};
const LARGE = {width: 1920, height: 1080};

const STYLE = 'style=starry-night';

const painted = {
  count: (status: EngineStatus) => status.paintedFrames,
  isUnderWay: (status: EngineStatus) => status.paintedFrames > 0,
};
const shown = {
  count: (status: EngineStatus) => status.shownFrames,
  isUnderWay: (status: EngineStatus) => status.shownFrames > 0,
};

/** Every row, in the table's order. */
export const CPU_ROWS: readonly CpuRow[] = [
  {name: 'small', window: SMALL, search: STYLE, ...painted},
  {name: 'middle', window: MIDDLE, search: STYLE, ...painted},
  {name: 'large', window: LARGE, search: STYLE, ...painted},
  {name: 'plain', window: MIDDLE, search: 'style=plain', ...shown},
  {
    name: 'dream',
    window: MIDDLE,
    search: 'mode=dream&style=plain',
    ...shown,
    isUnderWay: ({dream}) => (dream?.steps ?? 0) > 0,
  },
  ...LENS_IDS.map((lens): CpuRow => ({
    name: lens,
    window: MIDDLE,
    search: `mode=lens&lens=${lens}&style=plain`,
    ...shown,
    isUnderWay: (status) => status.lens !== null,
  })),
];
