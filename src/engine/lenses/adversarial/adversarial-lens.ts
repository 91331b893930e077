/**
 * The smallest nudges that make the network see something else: what was there, what was added,
 * what the network says to the sum.
 */
import type {LensFact, LensView} from '../../../protocol/lens.ts';
import {said} from '../../shared/said.ts';
import type {PerceptionNetwork, PerceptionNetworkFile} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import type {UnitInterval} from '../../../protocol/units.ts';
import type {Said} from '../../../words/words.ts';
import {
  aimOfOneStep,
  differenceOf,
  hasLed,
  iterate,
  keepNear,
  MOST_STEPS,
  signsTowards,
  stepBySigns,
  toEightBits,
  type AttackAim,
} from './attack.ts';
import type {Lens} from '../lens.ts';
import {picturePlate} from '../shared/plates.ts';
import {verdictOn} from './verdict.ts';
import {foundThreshold, narrow, NOTHING_TRIED, type Threshold} from '../shared/threshold.ts';
import {percent, steps255} from '../shared/said-numbers.ts';
import {askedLabel, isSureOf, likeliestLabel, NO_FINDINGS, probabilitiesOf, saidBy, wordOf} from '../shared/words.ts';

/** How much stronger than it is the change is drawn; the caption says so. */
const SHOWN_GAIN = 20;

/**
 * As far as the lens goes, in 1/255: beyond it the change is plain to see, and no longer a nudge.
 */
const LARGEST_EPSILON = 16;

/** The steps that are tried for the smallest that suffices, in 1/255. */
const STRENGTHS = [1, 2, 4, 8, 16] as const;

const SMALLEST = said('findings.adversarial.smallest');

/** What is asked for, and of what. */
interface Attack {
  readonly network: PerceptionNetwork;
  /** Of 8 bits. */
  readonly original: RgbPicture;
  readonly before: Float32Array;
  readonly aim: AttackAim;
  /** The largest change, in whole 1/255. */
  readonly epsilon: number;
}

/** How far it has come. */
interface Outcome {
  readonly picture: RgbPicture;
  readonly shares: Float32Array;
  readonly facts: readonly LensFact[];
  /** The picture is not the last one. */
  readonly goesOn: boolean;
  /** Of the whole computation. */
  readonly share: UnitInterval;
}

/**
 * The last frame's change: where the next frame's iterative attack starts, for the two frames are
 * nearly the same.
 */
interface Remembered {
  readonly change: Float32Array;
  readonly aim: AttackAim;
}

/** From which change on an aim is reached, as far as was tried. */
interface Tried {
  readonly aim: AttackAim;
  readonly threshold: Threshold;
}

/** Opens the lens. */
export function createAdversarialLens(): Lens<'adversarial'> {
  let last: Remembered | null = null;
  let tried: Tried | null = null;
  return {
    id: 'adversarial',
    async *run({tools: {network}, options, picture}) {
      const {file} = network;
      const chosen = askedLabel(file, options.label);
      const target = askedLabel(file, options.target);
      const original = toEightBits(picture);
      const before = await probabilitiesOf(network, original);
      const away = {kind: 'away-from', label: chosen ?? likeliestLabel(before)} as const;
      const aim: AttackAim = target === null ? away : {kind: 'to', label: target};
      const attack: Attack = {
        network,
        original,
        before,
        aim,
        epsilon: Math.floor(Math.min(LARGEST_EPSILON, Math.max(0, options.epsilon))),
      };
      const run = options.attack === 'fgsm' ? fastGradientSign(attack) : climb(attack, last);
      for await (const outcome of run) {
        last = {aim, change: differenceOf(outcome.picture, original)};
        if (outcome.share === 1) tried = {aim, threshold: triedOn(attack, outcome, tried)};
        const found = tried && foundThreshold(tried.threshold);
        yield viewOf(file, attack, away.label, {...outcome, found});
      }
    },
  };
}

/** From which change on it is fooled, with what was found out about the same aim before. */
function triedOn({aim, before, epsilon}: Attack, {shares}: Outcome, tried: Tried | null): Threshold {
  const isSameAim = tried?.aim.kind === aim.kind && tried.aim.label === aim.label;
  const threshold = tried !== null && isSameAim ? tried.threshold : NOTHING_TRIED;
  return hasLed(aim, before) ? threshold : narrow(threshold, epsilon, hasLed(aim, shares));
}

/** One step, and what it leads to; then with how small a step it would have led there, too. */
async function* fastGradientSign({
  network,
  original,
  before,
  aim,
  epsilon,
}: Attack): AsyncGenerator<Outcome, void, void> {
  const signs = await signsTowards(network, original, aimOfOneStep(aim, before));
  const picture = stepBySigns(original, signs, epsilon);
  const shares = await probabilitiesOf(network, picture);
  const reached = {picture, shares, goesOn: false};
  yield {...reached, facts: [], share: 1 / 2};
  for (const strength of STRENGTHS) {
    const tried = await probabilitiesOf(network, stepBySigns(original, signs, strength));
    if (hasLed(aim, tried)) {
      yield {...reached, facts: [{name: SMALLEST, value: steps255(strength)}], share: 1};
      return;
    }
  }
  const value = said('findings.adversarial.moreThan', {n: STRENGTHS[STRENGTHS.length - 1] ?? 0});
  yield {...reached, facts: [{name: SMALLEST, value}], share: 1};
}

/**
 * Steps until the network is sure of what it is to be led to, or of anything else; each is told.
 */
async function* climb(attack: Attack, last: Remembered | null): AsyncGenerator<Outcome, void, void> {
  const {network, original, aim, epsilon} = attack;
  let picture = startOf(attack, last);
  for (let steps = 0; ; steps++) {
    const shares = await probabilitiesOf(network, picture);
    const isDone = steps === MOST_STEPS || epsilon === 0 || (hasLed(aim, shares) && isSureOf(shares));
    const value = said('findings.adversarial.stepsDone', {steps, most: MOST_STEPS});
    const facts = [{name: said('findings.adversarial.stepsOfFrame'), value}];
    yield {picture, shares, facts, goesOn: !isDone, share: isDone ? 1 : steps / MOST_STEPS};
    if (isDone) return;
    picture = await iterate(network, {original, reached: picture, aim, epsilon});
  }
}

/** The frame with what was added to the last one, where that led to the same. */
function startOf({original, aim, epsilon}: Attack, last: Remembered | null): RgbPicture {
  if (last?.aim.kind !== aim.kind || last.aim.label !== aim.label) return original;
  const {change} = last;
  const values = original.values.map((value, index) => value + (change[index] ?? 0));
  return keepNear({...original, values}, original, epsilon);
}

function viewOf(
  file: PerceptionNetworkFile,
  attack: Attack,
  label: number,
  {found, ...outcome}: Outcome & {readonly found: ReturnType<typeof foundThreshold>},
): LensView {
  const {original, before, aim} = attack;
  const {picture, shares} = outcome;
  const difference = differenceOf(picture, original);
  const change = difference.map((value) => 0.5 + SHOWN_GAIN * value);
  const [was, is] = [likeliestLabel(before), likeliestLabel(shares)];
  // Each word that matters once: the first before, the attacked, the target, the first now.
  const told = [...new Set([was, label, aim.label, is])];
  return {
    arrangement: 'row',
    plates: [
      picturePlate(original, {id: 'original', caption: wordAndShare(file, was, before)}),
      picturePlate(
        {...original, values: change},
        {id: 'change', caption: said('findings.adversarial.added', {gain: SHOWN_GAIN})},
      ),
      picturePlate(picture, {id: 'sum', caption: wordAndShare(file, is, shares)}),
    ],
    findings: {
      ...NO_FINDINGS,
      label: wordOf(file, label),
      ...saidBy(shares, file),
      facts: [
        {
          name: said('findings.adversarial.isFooled'),
          value: verdictOn({aim, before, shares, goesOn: outcome.goesOn}, file),
        },
        {name: said('findings.adversarial.before'), value: wordAndShare(file, was, before)},
        {name: said('findings.adversarial.after'), value: wordAndShare(file, is, shares)},
        ...told.map((each) => ({
          name: said('findings.adversarial.word', {word: {classWord: wordOf(file, each)}}),
          value: said('findings.adversarial.change', {
            before: percent(before[each] ?? 0),
            after: percent(shares[each] ?? 0),
          }),
        })),
        {name: said('findings.adversarial.largest'), value: steps255(Math.round(255 * largestOf(difference)))},
        ...outcome.facts,
      ],
      answer: found && said('answers.adversarial', {reached: steps255(found.reached), below: steps255(found.below)}),
      share: outcome.share,
    },
  };
}

function largestOf(difference: Float32Array): number {
  return difference.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

/** 'cup, 83 %' */
function wordAndShare(file: PerceptionNetworkFile, label: number, shares: Float32Array): Said {
  return said('findings.wordAndShare', {word: {classWord: wordOf(file, label)}, share: percent(shares[label] ?? 0)});
}
