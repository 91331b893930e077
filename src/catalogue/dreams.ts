/**
 * What can be dreamt of, as data: one row for each layer, unit and word that visitors are offered.
 *
 * Units and words are picked by hand from the contact sheets of the trained network; a row is all
 * that one more of them takes.
 */

/** What a dream climbs, before the network is known. */
export type DreamAim =
  | {readonly kind: 'layer'; readonly layer: string}
  | {readonly kind: 'unit'; readonly layer: string; readonly channel: number}
  /**
   * A word of the classifier: its score, or with `apart` what sets it apart from all other words
   * (its odds). A thing that shares its looks with others is known by what they do not have.
   */
  | {readonly kind: 'word'; readonly word: string; readonly apart?: true}
  /** Whatever was held up last; nothing before that. */
  | {readonly kind: 'guide'; readonly layer: string};

/** One row. */
export interface DreamChoice<Id extends string = string> {
  readonly id: Id;
  readonly aim: DreamAim;
}

/** The dream that follows what is held up to the mirror. */
export const GUIDED_DREAM = 'yours';

/** Every dream, from the pixels upwards. */
export const DREAMS = [
  layer('lines', 'conv1-relu'),
  layer('threads', 'conv2a-relu'),
  layer('ripples', 'conv2b-relu'),
  layer('weave', 'conv3a-relu'),
  layer('curls', 'conv3b-relu'),
  layer('rings', 'conv4a-relu'),
  layer('creatures', 'conv4b-relu'),
  layer('visions', 'conv5-relu'),
  unit('owls', 'conv4b-relu', 101),
  unit('eye', 'conv5-relu', 5),
  unit('whirls', 'conv4b-relu', 88),
  unit('seeds', 'conv4b-relu', 59),
  unit('pearls', 'conv4b-relu', 239),
  unit('arcade', 'conv4b-relu', 128),
  unit('tartan', 'conv4b-relu', 241),
  unit('petals', 'conv4b-relu', 118),
  word('sunbursts', 'sunflower'),
  unit('lilies', 'conv5-relu', 123),
  unit('faces', 'conv5-relu', 129),
  unit('coins', 'conv4b-relu', 5),
  unit('mushrooms', 'conv5-relu', 171),
  unit('houses', 'conv4b-relu', 109),
  word('dalmatians', 'dalmatian'),
  word('goldfish', 'goldfish'),
  word('ladybirds', 'ladybird', {apart: true}),
  word('starfish', 'starfish'),
  word('pandas', 'giant panda'),
  word('cats', 'tabby cat'),
  word('flamingos', 'flamingo'),
  {
    id: GUIDED_DREAM,
    aim: {kind: 'guide', layer: 'conv4a-relu'},
  },
] as const satisfies readonly DreamChoice[];

/** A dream's name in links, in this table and in the table of words. */
export type DreamId = (typeof DREAMS)[number]['id'];

/** The row of a dream, or undefined. */
export function findDream(id: string): DreamChoice<DreamId> | undefined {
  return DREAMS.find((choice) => choice.id === id);
}

function layer<Id extends string>(id: Id, name: string): DreamChoice<Id> {
  return {id, aim: {kind: 'layer', layer: name}};
}

function unit<Id extends string>(id: Id, name: string, channel: number): DreamChoice<Id> {
  return {id, aim: {kind: 'unit', layer: name, channel}};
}

function word<Id extends string>(id: Id, label: string, how: {readonly apart?: true} = {}): DreamChoice<Id> {
  return {id, aim: {kind: 'word', word: label, ...how}};
}
