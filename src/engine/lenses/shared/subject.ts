/** What a picture is made for: a word of the network, or one unit of a layer. */
import {traceChannels} from '../../network/channel-counts.ts';
import {beforeRelu, findLayer} from '../../network/check-request.ts';
import type {
  Activation,
  Cotangents,
  Objective,
  PerceptionNetwork,
  PerceptionNetworkFile,
} from '../../network/perception.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {activationOf} from './activation-of.ts';
import {chooseLayer, chooseUnit} from './chosen-layer.ts';
import {receptiveField} from './receptive-field.ts';
import {askedLabel, likeliestLabel, probabilitiesOf} from './words.ts';

/** A word by its label, or a unit by its layer; the other is null. */
export type Subject =
  | {readonly label: number; readonly layer: null; readonly unit: null}
  | {readonly label: null; readonly layer: string; readonly unit: number};

/** What is chosen about it. */
export interface SubjectOptions {
  readonly label: string | null;
  readonly layer: string | null;
  readonly unit: number | null;
}

/** How strongly the network answers a subject. */
export interface Answer {
  /** Before the softmax or the ReLU; a unit's mean over all places. */
  readonly score: number;
  /** A word's probability; null for a unit. */
  readonly share: number | null;
}

/**
 * The chosen unit; without one the chosen word; without that the word that is likeliest for a
 * picture.
 *
 * @throws EngineError 'layer-unknown' for a word, layer or unit that the network does not have.
 */
export async function chooseSubject(
  network: PerceptionNetwork,
  options: SubjectOptions,
  picture: RgbPicture,
): Promise<Subject> {
  const {file} = network;
  const asked = askedLabel(file, options.label);
  if (options.layer !== null || options.unit !== null) {
    const layer = chooseLayer(file, options);
    const unit = chooseUnit(options, layer, traceChannels(file).get(layer) ?? 0);
    if (unit !== null) return {label: null, layer, unit};
  }
  const label = asked ?? likeliestLabel(await probabilitiesOf(network, picture));
  return {label, layer: null, unit: null};
}

/** What is climbed for a subject. */
export function objectiveOf(file: PerceptionNetworkFile, subject: Subject): Objective {
  if (subject.label !== null) return {kind: 'class', label: subject.label};
  return {kind: 'channel', layer: beforeRelu(file, subject.layer), channel: subject.unit};
}

/** The gradient of a subject's answer where it is given. */
export function cotangentsOf(file: PerceptionNetworkFile, subject: Subject, picture: PixelSize): Cotangents {
  if (subject.label !== null) {
    const values = new Float32Array(file.labels.length);
    values[subject.label] = 1;
    return {layer: findLayer(file, file.output).input, values};
  }
  const layer = beforeRelu(file, subject.layer);
  const channels = traceChannels(file).get(layer) ?? 0;
  const places = (picture.width * picture.height) / receptiveField(file, layer).step ** 2;
  const values = new Float32Array(places * channels);
  for (let at = subject.unit; at < values.length; at += channels) values[at] = 1 / places;
  return {layer, values};
}

/** The network's answer to a picture. */
export async function answerOf(network: PerceptionNetwork, picture: RgbPicture, subject: Subject): Promise<Answer> {
  const {file} = network;
  return answerIn(file, subject, await network.activations(picture, answeringLayers(file, subject)));
}

/** The layers that an answer is read from. */
export function answeringLayers(file: PerceptionNetworkFile, subject: Subject): readonly string[] {
  if (subject.label !== null) return [findLayer(file, file.output).input, file.output];
  return [beforeRelu(file, subject.layer)];
}

/** The answer, from what `answeringLayers` have made of a picture. */
export function answerIn(
  file: PerceptionNetworkFile,
  subject: Subject,
  found: ReadonlyMap<string, Activation>,
): Answer {
  if (subject.label !== null) {
    const valueAt = (layer: string): number => activationOf(found, layer).values[subject.label] ?? 0;
    return {score: valueAt(findLayer(file, file.output).input), share: valueAt(file.output)};
  }
  const {values, channels} = activationOf(found, beforeRelu(file, subject.layer));
  let sum = 0;
  for (let at = subject.unit; at < values.length; at += channels) sum += values[at] ?? 0;
  return {score: (sum * channels) / values.length, share: null};
}
