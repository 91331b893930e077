/**
 * What can be dreamt of, as data: one row for each layer, unit and word that visitors are offered.
 *
 * Units and words are picked by hand from the contact sheets of the trained network; a row is all
 * that one more of them takes.
 */
import type {UnitInterval} from './units.ts';

/** A dream's name in links and in the table. */
export type DreamId = string;

/** What a dream climbs, before the network is known. */
export type DreamAim =
  | {readonly kind: 'layer'; readonly layer: string}
  | {readonly kind: 'unit'; readonly layer: string; readonly channel: number}
  /** A word of the classifier. */
  | {readonly kind: 'word'; readonly word: string}
  /** Whatever was held up last; nothing before that. */
  | {readonly kind: 'guide'; readonly layer: string};

/** One row. */
export interface DreamChoice {
  readonly id: DreamId;
  readonly aim: DreamAim;
}

/** Everything the visitor has chosen about the dream. The page owns it; the engine follows. */
export interface DreamOptions {
  readonly dream: DreamId;
  /** 0 is the camera, 1 the full dream. */
  readonly strength: UnitInterval;
  /** How long dreams pile up and how large their shapes grow. */
  readonly depth: UnitInterval;
  /** The dream neither grows nor fades. */
  readonly isHeld: boolean;
  /** Dreams over the painting in the chosen style instead of over the camera's picture. */
  readonly isOverPainting: boolean;
  /**
   * The dream drifts towards the viewer and grows anew behind: for a mirror that nobody stands
   * before.
   */
  readonly isZooming: boolean;
}

/** How the dream is doing, told a few times a second. */
export interface DreamMood {
  /** How still the visitor holds. */
  readonly stillness: UnitInterval;
  /** Whether something was held up to dream towards. */
  readonly hasGuide: boolean;
}

/** RGBA8 rows, for small pictures that cross to the page. */
export interface SmallPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** One step of the dream in four pictures: the "how it works" card. */
export interface DreamSteps {
  readonly layer: string;
  /** The objective, for whoever asks for a number. */
  readonly score: number;
  /** How strongly the layer answers, place by place. */
  readonly activation: SmallPicture;
  /** Where the picture would have to change, scaled until it can be seen; grey is no change. */
  readonly gradient: SmallPicture;
  /** The same with all sizes made equally strong. */
  readonly step: SmallPicture;
  /** The picture with the step added. */
  readonly sum: SmallPicture;
}

/** The dream that follows what is held up to the mirror. */
export const GUIDED_DREAM: DreamId = 'yours';

/** Every dream, from the pixels upwards. */
export const DREAMS: readonly DreamChoice[] = [
  layer('lines', 'conv1-relu'),
  layer('threads', 'conv2a-relu'),
  layer('ripples', 'conv2b-relu'),
  layer('weave', 'conv3a-relu'),
  layer('curls', 'conv3b-relu'),
  layer('rings', 'conv4a-relu'),
  layer('creatures', 'conv4b-relu'),
  layer('visions', 'conv5-relu'),
  unit('owls', 'conv4b-relu', 101),
  unit('eye', 'conv4b-relu', 11),
  unit('whirls', 'conv4b-relu', 88),
  unit('seeds', 'conv4b-relu', 59),
  unit('pearls', 'conv4b-relu', 239),
  unit('arcade', 'conv4b-relu', 200),
  unit('tartan', 'conv4b-relu', 241),
  unit('petals', 'conv4b-relu', 118),
  unit('sunbursts', 'conv5-relu', 12),
  unit('lilies', 'conv5-relu', 123),
  unit('faces', 'conv5-relu', 129),
  unit('coins', 'conv5-relu', 219),
  word('dalmatians', 'dalmatian'),
  word('goldfish', 'goldfish'),
  word('ladybirds', 'ladybird'),
  word('starfish', 'starfish'),
  {
    id: GUIDED_DREAM,
    aim: {kind: 'guide', layer: 'conv4a-relu'},
  },
];

/** The dream of a fresh visit: deep enough for creatures, not so deep that it takes long. */
export const FIRST_DREAM: DreamOptions = {
  dream: 'curls',
  strength: 1,
  depth: 0.7,
  isHeld: false,
  isOverPainting: false,
  isZooming: false,
};

/** The row of a dream, or undefined. */
export function findDream(id: DreamId): DreamChoice | undefined {
  return DREAMS.find((choice) => choice.id === id);
}

function layer(id: DreamId, name: string): DreamChoice {
  return {id, aim: {kind: 'layer', layer: name}};
}

function unit(id: DreamId, name: string, channel: number): DreamChoice {
  return {id, aim: {kind: 'unit', layer: name, channel}};
}

function word(id: DreamId, label: string): DreamChoice {
  return {id, aim: {kind: 'word', word: label}};
}
