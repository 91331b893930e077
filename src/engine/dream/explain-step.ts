/**
 * One step in four pictures, for the "how it works" card: what the layer answers, the gradient, the
 * step, the sum.
 */
import type {DreamSteps} from '../../protocol/dreams.ts';
import type {Activation, Objective, PerceptionNetwork} from '../network/perception.ts';
import type {RgbPicture} from '../picture/picture.ts';
import {SeededRandom} from '../shared/seeded-random.ts';
import {measureStep} from '../ascent/ascent-step.ts';
import {toPixels} from '../picture/convert-pixels.ts';
import {layerOf} from './objective-of.ts';

/**
 * Mean change by the step shown, in shares of the range: larger than a live step, so that it can be
 * seen at once.
 */
const SHOWN_GAIN = 0.04;

/** A gradient's values spread far: this many times its mean reaches full colour. */
const FULL_COLOUR = 4;

/** Measures a step on a picture and draws its parts. @throws EngineError of the network. */
export async function explainStep(
  network: PerceptionNetwork,
  objective: Objective,
  picture: RgbPicture,
): Promise<DreamSteps> {
  const layer = layerOf(objective, network.file);
  const activations = await network.activations(picture, [layer]);
  const {score, gradient, step} = await measureStep(
    {network, objective, random: new SeededRandom(0)},
    picture,
    picture,
  );
  const sum = picture.values.map((value, index) => value + SHOWN_GAIN * (step.values[index] ?? 0));
  return {
    layer,
    score,
    activation: toPixels(heatOf(activations.get(layer) ?? NO_ACTIVATION)),
    gradient: toPixels(aboutGrey(gradient)),
    step: toPixels(aboutGrey(step)),
    sum: toPixels({...picture, values: sum}),
  };
}

const NO_ACTIVATION: Activation = {width: 1, height: 1, channels: 1, values: new Float32Array(1)};

/** The mean over channels, black to white. */
function heatOf({width, height, channels, values}: Activation): RgbPicture {
  const means = new Float32Array(width * height);
  for (let index = 0; index < values.length; index++) {
    const position = Math.floor(index / channels);
    means[position] = (means[position] ?? 0) + (values[index] ?? 0) / channels;
  }
  const brightest = Math.max(...means);
  const heat = Float32Array.from({length: means.length * 3}, (_, index) => {
    return brightest > 0 ? (means[Math.floor(index / 3)] ?? 0) / brightest : 0;
  });
  return {width, height, values: heat};
}

/** Signed values as colours about a middle grey. */
function aboutGrey({width, height, values}: RgbPicture): RgbPicture {
  const mean = values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
  const scale = mean > 0 ? 0.5 / (FULL_COLOUR * mean) : 0;
  return {width, height, values: values.map((value) => 0.5 + scale * value)};
}
