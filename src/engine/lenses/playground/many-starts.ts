/**
 * The same task from many starts, by networks of growing width: in narrow ones it matters where
 * learning begins, in wide ones all starts end about equally well (Choromanska et al. 2015, "The
 * loss surfaces of multilayer networks", whose networks are far larger).
 */
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import {drawTask} from './data-sets.ts';
import {lessonOf} from './learning-session.ts';
import {planeOf, pointAt, placeIn, type PathPlane} from './path-plane.ts';
import {SmallNetwork} from './small-network.ts';
import {lossOf, Training, type Lesson} from './training.ts';

type PlaygroundOptions = OptionsOf<'playground'>;

/** Units of each hidden layer. */
export const WIDTHS = [3, 6, 12, 24] as const;

/** Networks of each width. */
export const STARTS = 8;

/** How often each learns from every point, and how often it is written down where it is. */
export const EPOCHS = 120;
const EPOCHS_OF_A_MARK = 5;

/** Cells of a plane's map of losses, across and down. */
export const PLANE_SIDE = 24;

/** The plane's map reaches so far beyond the paths, as a share of their extent to each side. */
const MARGIN = 0.15;

/** One start of one width. */
export interface Start {
  /** All parameters, from the first to the last. */
  readonly marks: readonly Float64Array[];
  readonly finalLoss: number;
}

/** The paths of one width, in the plane of their two main directions. */
export interface PlaneOfPaths {
  readonly shares: PathPlane['shares'];
  /** [start][mark], in the plane's own measure. */
  readonly paths: readonly (readonly (readonly [along: number, up: number])[])[];
  /** What the map shows of the plane. */
  readonly low: readonly [along: number, up: number];
  readonly high: readonly [along: number, up: number];
  /**
   * The loss on the plane itself, [PLANE_SIDE, PLANE_SIDE] from above; rows are filled one by one.
   */
  readonly losses: Float32Array;
}

/** What is known of one width. */
export interface WidthFindings {
  readonly width: number;
  readonly finalLosses: readonly number[];
  /** Null until all of its starts have learnt. */
  readonly plane: PlaneOfPaths | null;
}

/** What is known so far. */
export interface Survey {
  /** From narrow to wide. */
  readonly widths: readonly WidthFindings[];
  /** 0..1 of all work. */
  readonly share: number;
}

/**
 * Teaches them all; yields after each epoch of each network and after each row of each map, so that
 * the caller can rest. Afterwards nothing is left to do.
 */
export function* surveyStarts(options: PlaygroundOptions, starts = STARTS): Generator<Survey, void, void> {
  const task = drawTask(options.dataSet, options.noise / 100, options.draw);
  const lesson = lessonOf(task.train, options);
  const widths: WidthFindings[] = WIDTHS.map((width) => ({width, finalLosses: [], plane: null}));
  // A map has about as much work as one start.
  const parts = WIDTHS.length * (starts + 1);
  for (const [index, width] of WIDTHS.entries()) {
    const before = index * (starts + 1);
    const surveyAt = (part: number): Survey => ({widths: [...widths], share: (before + part) / parts});
    const done: Start[] = [];
    for (let start = 0; start < starts; start++) {
      const network = networkOf(options, width);
      network.draw(seedOf(options, start));
      const learning = learnFrom(network, lesson, options, start);
      for (let step = learning.next(); ; step = learning.next()) {
        if (step.done === true) {
          done.push(step.value);
          break;
        }
        yield surveyAt(start + step.value);
      }
      widths[index] = {width, finalLosses: done.map(({finalLoss}) => finalLoss), plane: null};
    }
    const finalLosses = done.map(({finalLoss}) => finalLoss);
    for (const {plane, share} of mapPlane(networkOf(options, width), lesson, done)) {
      widths[index] = {width, finalLosses, plane};
      yield surveyAt(starts + share);
    }
  }
}

/** The standard deviation: how far apart the starts have ended. 0 of none. */
export function spreadOf(losses: readonly number[]): number {
  if (losses.length === 0) return 0;
  const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  return Math.sqrt(losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / losses.length);
}

function networkOf({features, hiddenLayers, activation}: PlaygroundOptions, width: number): SmallNetwork {
  const hidden = Array.from({length: Math.max(1, hiddenLayers)}, () => width);
  return new SmallNetwork({inputs: features.length, hidden, activation});
}

function seedOf({draw}: PlaygroundOptions, start: number): number {
  return draw * 1000 + start;
}

/** Yields how far it has come, 0..1. */
function* learnFrom(
  network: SmallNetwork,
  lesson: Lesson,
  options: PlaygroundOptions,
  start: number,
): Generator<number, Start, void> {
  const training = new Training(network, lesson, seedOf(options, start));
  const settings = {rate: options.learningRate, penalty: options.penalty, penaltyWeight: options.penaltyWeight};
  const marks = [network.parameters.slice()];
  while (training.epochs < EPOCHS) {
    training.learn(settings);
    if (training.epochs % EPOCHS_OF_A_MARK === 0) marks.push(network.parameters.slice());
    yield training.epochs / EPOCHS;
  }
  return {marks, finalLoss: lossOf(network, lesson)};
}

/** The map of losses, row by row, and how far it has come, 0..1. */
function* mapPlane(
  network: SmallNetwork,
  lesson: Lesson,
  starts: readonly Start[],
): Generator<{readonly plane: PlaneOfPaths; readonly share: number}, void, void> {
  const found = planeOf(starts.flatMap(({marks}) => marks));
  const paths = starts.map(({marks}) => marks.map((mark) => placeIn(found, mark)));
  const [low, high] = extentOf(paths.flat());
  const losses = new Float32Array(PLANE_SIDE ** 2).fill(NaN);
  const plane = {shares: found.shares, paths, low, high, losses};
  for (let row = 0; row < PLANE_SIDE; row++) {
    for (let column = 0; column < PLANE_SIDE; column++) {
      const along = low[0] + ((column + 0.5) / PLANE_SIDE) * (high[0] - low[0]);
      const up = high[1] - ((row + 0.5) / PLANE_SIDE) * (high[1] - low[1]);
      network.parameters.set(pointAt(found, along, up));
      losses[row * PLANE_SIDE + column] = lossOf(network, lesson);
    }
    yield {plane, share: (row + 1) / PLANE_SIDE};
  }
}

/** A square about all places, with a margin. */
function extentOf(
  places: readonly (readonly [number, number])[],
): readonly [low: readonly [number, number], high: readonly [number, number]] {
  const axis = (index: 0 | 1): {readonly middle: number; readonly reach: number} => {
    const values = places.map((place) => place[index]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return {middle: (low + high) / 2, reach: (high - low) / 2};
  };
  const [across, down] = [axis(0), axis(1)];
  const reach = Math.max(across.reach, down.reach, 1e-6) * (1 + 2 * MARGIN);
  return [
    [across.middle - reach, down.middle - reach],
    [across.middle + reach, down.middle + reach],
  ];
}
