/** Objectives on the kernel: the value at a layer, and the gradient that starts there. */
import {assertNever, present} from '../../../protocol/assert.ts';
import {checkCotangents} from '../../network/check-request.ts';
import {LEAK, type Cotangents, type Objective} from '../../network/perception.ts';
import {quadsOf} from '../../network/plan/plan.ts';
import {ROWS, stripsOf} from '../../network/wasm/convolution-step.ts';
import type {KernelMemory} from '../../network/wasm/kernel-memory.ts';
import {PANEL, panelsOf} from '../../network/wasm/pack-kernel.ts';
import {packStep, WORKSPACE_BYTES, type KernelStep} from '../../network/wasm/step-fields.ts';
import type {PlannedTensor} from '../plan/perception-plan.ts';
import {fillVectors} from './fill-vectors.ts';
import {bytesOf, taker} from './perception-layout.ts';

/** Positions that one strip matches with a guide. */
const POSITIONS = 16 * ROWS;

/** An objective measured at a layer that lies in memory. */
export interface KernelObjective {
  /** Where its gradient lies when the way back begins. */
  readonly seed: number;
  /** What makes that gradient, if it is not written. */
  readonly steps: readonly KernelStep[];
  readonly scratchBytes: number;
  /** The first address behind what is written. */
  readonly end: number;
  /** Writes what the way back reads, once there is memory for it. */
  readonly write: () => void;
  /** The objective's value, after the way back. */
  readonly score: () => number;
}

/** Where an objective may put things. */
export interface ObjectivePlace {
  readonly memory: KernelMemory;
  /** The layer. */
  readonly tensor: PlannedTensor;
  readonly address: number;
  /** Room for a gradient at the layer. */
  readonly room: number;
  /** The first address that nobody needs. */
  readonly free: number;
}

/**
 * Gets ready to climb from one of the objective's layers. The way forward has run.
 * @throws EngineError 'internal' for cotangents that do not fit.
 */
export function prepareObjective(objective: Objective, place: ObjectivePlace): KernelObjective {
  switch (objective.kind) {
    case 'l2':
      return norm(place);
    case 'channel':
      return oneChannel(place, objective.channel);
    case 'leaky-channel':
      return oneChannel(place, objective.channel, LEAK);
    case 'class':
      return oneChannel(place, objective.label);
    case 'log-odds':
      return logOdds(place, objective.label);
    case 'guide':
      return guide(place, objective.features);
    case 'cotangents':
      return given(place, objective.layers);
    default:
      return assertNever(objective);
  }
}

/** Half the squared norm: the layer is its own gradient. */
function norm(place: ObjectivePlace): KernelObjective {
  const {address, free} = place;
  return {
    seed: address,
    steps: [],
    scratchBytes: 0,
    end: free,
    write: () => undefined,
    score: () => {
      let sum = 0;
      for (const value of valuesOf(place)) sum += value * value;
      return sum / 2;
    },
  };
}

/** The mean of one channel; what is not positive counts by the share `leak`. */
function oneChannel(place: ObjectivePlace, channel: number, leak = 1): KernelObjective {
  const {width, height, channels} = place.tensor;
  const values = valuesOf(place);
  const step = quadsOf(channels) * 4;
  const share = 1 / (width * height);
  const seed = new Float32Array(values.length);
  let score = 0;
  for (let at = channel; at < values.length; at += step) {
    const value = values[at] ?? 0;
    const slope = share * (value > 0 ? 1 : leak);
    seed[at] = slope;
    score += slope * value;
  }
  return written(place, seed, score);
}

/** A score minus the logarithm of the other scores' exponentials. */
function logOdds(place: ObjectivePlace, label: number): KernelObjective {
  const scores = valuesOf(place).subarray(0, place.tensor.channels);
  const others = scores.map((score, at) => (at === label ? -Infinity : score));
  const largest = others.reduce((most, score) => Math.max(most, score), -Infinity);
  const sum = others.reduce((total, score) => total + Math.exp(score - largest), 0);
  const logSum = largest + Math.log(sum);
  const seed = others.map((score, at) => Number(at === label) - Math.exp(score - logSum));
  return written(place, seed, (scores[label] ?? Number.NaN) - logSum);
}

/** At each position the dot product with the most similar vector of the guide. */
function guide({memory, tensor, address, room, free}: ObjectivePlace, features: Float32Array): KernelObjective {
  const {width, height, channels} = tensor;
  const guideCount = features.length / channels;
  const panels = panelsOf(guideCount);
  const vectors = quadsOf(channels);
  const positions = width * height;
  const take = taker(free);
  const weights = take(panels * PANEL * vectors * 16);
  const guides = take(guideCount * vectors * 16);
  const scores = take(positions * 4);
  const step = packStep('match-guide', {
    ...stripsOf(positions, POSITIONS),
    input: address,
    output: room,
    outWidth: 1,
    outHeight: positions,
    outVectors: vectors,
    weights,
    panels,
    guides,
    guideCount,
    scores,
  });
  return {
    seed: room,
    steps: [step],
    scratchBytes: WORKSPACE_BYTES + ROWS * panels * PANEL * 4,
    end: take(0),
    write: () => {
      memory.writeFloats(weights, packGuidePanels(features, channels));
      memory.writeFloats(guides, packGuideRows(features, channels));
    },
    score: () => memory.readFloats(scores, positions).reduce((sum, dot) => sum + dot, 0),
  };
}

/** Given numbers: the layer's products with them. */
function given(place: ObjectivePlace, cotangents: readonly Cotangents[]): KernelObjective {
  const {name, channels} = place.tensor;
  const here = present(
    cotangents.find(({layer}) => layer === name),
    () => `no cotangents at '${name}'`,
  );
  checkCotangents(here, place.tensor);
  const seed = fillVectors(here.values, channels);
  const score = valuesOf(place).reduce((sum, value, at) => sum + value * (seed[at] ?? 0), 0);
  return written(place, seed, score);
}

/** An objective whose gradient the host writes. */
function written({memory, tensor, room, free}: ObjectivePlace, seed: Float32Array, score: number): KernelObjective {
  return {
    seed: room,
    steps: [],
    scratchBytes: 0,
    end: free,
    write: () => {
      // Channels that only fill up a vector are multiplied by 0: what lies here may be no number.
      const filled = new Float32Array(bytesOf(tensor) / 4);
      filled.set(seed);
      memory.writeFloats(room, filled);
    },
    score: () => score,
  };
}

/** A copy of the layer, filled up to whole vectors. */
function valuesOf({memory, tensor, address}: ObjectivePlace): Float32Array {
  return memory.readFloats(address, bytesOf(tensor) / 4);
}

/** [count][channels] to what the innermost loop multiplies with: [panel][channels][8]. */
function packGuidePanels(features: Float32Array, channels: number): Float32Array {
  const count = features.length / channels;
  const inputs = quadsOf(channels) * 4;
  const packed = new Float32Array(panelsOf(count) * inputs * PANEL);
  for (let index = 0; index < count; index++) {
    const panel = Math.floor(index / PANEL) * inputs * PANEL + (index % PANEL);
    for (let channel = 0; channel < channels; channel++) {
      packed[panel + channel * PANEL] = features[index * channels + channel] ?? 0;
    }
  }
  return packed;
}

/** [count][channels], filled up to whole vectors. */
function packGuideRows(features: Float32Array, channels: number): Float32Array {
  const step = quadsOf(channels) * 4;
  const count = features.length / channels;
  const packed = new Float32Array(count * step);
  for (let index = 0; index < count; index++) {
    packed.set(features.subarray(index * channels, (index + 1) * channels), index * step);
  }
  return packed;
}
