/**
 * The one table of URL parameters: read by the parser, the help panel and the reference, so that a
 * link reproduces a view.
 */
import {NETWORK_BACKENDS} from '../protocol/backend.ts';
import {DREAMS, GUIDED_DREAM, type DreamId} from '../protocol/dreams.ts';
import {LAYERS, resolveLayer, shortLayer} from '../protocol/layers.ts';
import {LENS_IDS, LENS_RANGES} from '../protocol/lens.ts';
import {formatRung, parseRung, SHORT_SIDES} from '../protocol/rung.ts';
import {
  formatFlag,
  formatShare,
  integerBetween,
  numberBetween,
  oneOf,
  parseFlag,
  parseMix,
  parseSpot,
  parseStyle,
  parseTurn,
  parseWord,
} from './link-values.ts';
import {EMPTY_VIEW, type LinkParameters} from './link-parameters.ts';

/**
 * One URL parameter: its words for people and its check. `parse` returns undefined for a value it
 * does not accept.
 */
interface UrlParameter<Name extends keyof LinkParameters> {
  readonly name: Name;
  readonly values: string;
  readonly meaning: string;
  readonly parse: (text: string) => NonNullable<LinkParameters[Name]> | undefined;
  readonly format: (value: NonNullable<LinkParameters[Name]>) => string;
}

/** What was held up to the mirror cannot be put into a link. */
const LINKED_DREAMS: readonly DreamId[] = DREAMS.map(({id}) => id).filter((id) => id !== GUIDED_DREAM);

type UrlTable = {readonly [Name in keyof LinkParameters]: UrlParameter<Name>};

/** Every URL parameter, in the order links are written. */
export const URL_PARAMETERS: UrlTable = {
  source: {
    name: 'source',
    values: 'camera | scene | file',
    meaning: 'where the picture comes from; file waits for a dropped picture or video',
    parse: oneOf(['camera', 'scene', 'file']),
    format: String,
  },
  seed: {
    name: 'seed',
    values: '0 to 4294967295',
    meaning: 'which still life the scene shows',
    parse: integerBetween(0, 4294967295),
    format: String,
  },
  style: {
    name: 'style',
    values: 'a style name, or plain',
    meaning: 'the style to paint in',
    parse: parseStyle,
    format: String,
  },
  mix: {
    name: 'mix',
    values: 'style:share, e.g. starry-night:0.5',
    meaning: 'a second style and its share, 0 to 1',
    parse: parseMix,
    format: ({style, share}) => `${style}:${formatShare(share)}`,
  },
  strength: {
    name: 'strength',
    values: '0 to 1',
    meaning: 'how much of the painting covers the camera',
    parse: numberBetween(0, 1),
    format: formatShare,
  },
  colours: {
    name: 'colours',
    values: 'mine | painting',
    meaning: "paints with the camera's own colours, or with the painting's",
    parse: oneOf(['mine', 'painting']),
    format: String,
  },
  wipe: {
    name: 'wipe',
    values: '0 to 1',
    meaning: 'where the before/after divider stands, as a share of the width',
    parse: numberBetween(0, 1),
    format: formatShare,
  },
  mode: {
    name: 'mode',
    values: 'paint | dream | lens',
    meaning: 'whether the mirror paints, dreams or looks inside itself',
    parse: oneOf(['paint', 'dream', 'lens']),
    format: String,
  },
  dream: {
    name: 'dream',
    values: LINKED_DREAMS.join(' | '),
    meaning: 'what the mirror dreams of',
    parse: oneOf(LINKED_DREAMS),
    format: String,
  },
  dreamStrength: {
    name: 'dreamStrength',
    values: '0 to 1',
    meaning: 'how much of the dream covers the picture',
    parse: numberBetween(0, 1),
    format: formatShare,
  },
  depth: {
    name: 'depth',
    values: '0 to 1',
    meaning: 'how long dreams pile up and how large their shapes grow',
    parse: numberBetween(0, 1),
    format: formatShare,
  },
  over: {
    name: 'over',
    values: 'camera | painting',
    meaning: "what is dreamt over: the camera's picture, or the painting in the chosen style",
    parse: oneOf(['camera', 'painting']),
    format: String,
  },
  zoom: {
    name: 'zoom',
    values: '1 | 0',
    meaning: 'the dream drifts towards you',
    parse: parseFlag,
    format: formatFlag,
  },
  lens: {
    name: 'lens',
    values: LENS_IDS.join(' | '),
    meaning: 'the lens to look through; opens looking inside',
    parse: oneOf(LENS_IDS),
    format: String,
  },
  layer: {
    name: 'layer',
    values: `${LAYERS.map(shortLayer).join(' | ')}, or how they begin: conv4 is the last of its kind`,
    meaning: 'the layer that the lens looks at',
    parse: resolveLayer,
    format: shortLayer,
  },
  unit: {
    name: 'unit',
    values: 'a whole number from 0',
    meaning: 'the unit of the layer, or the filter, that is looked at alone',
    parse: integerBetween(0, 4095),
    format: String,
  },
  class: {
    name: 'class',
    values: 'a word of the network, e.g. cup',
    meaning: 'the word that the lens explains or attacks; the likeliest one where it is not said',
    parse: parseWord,
    format: String,
  },
  target: {
    name: 'target',
    values: 'a word of the network, e.g. teapot',
    meaning: 'the word that an attack leads to',
    parse: parseWord,
    format: String,
  },
  attack: {
    name: 'attack',
    values: 'fgsm | iterative',
    meaning: 'one step of the gradient’s sign, or many small ones',
    parse: oneOf(['fgsm', 'iterative']),
    format: String,
  },
  epsilon: {
    name: 'epsilon',
    values: '0 to 16',
    meaning: 'the largest change of any value of the picture, in 1/255',
    parse: numberBetween(...LENS_RANGES.epsilon),
    format: formatShare,
  },
  patch: {
    name: 'patch',
    values: '8 to 80',
    meaning: 'side of the grey square that covers, in pixels of the network’s picture',
    parse: integerBetween(...LENS_RANGES.patch),
    format: String,
  },
  stride: {
    name: 'stride',
    values: '4 to 40',
    meaning: 'step of that square from one place to the next, in the same pixels',
    parse: integerBetween(...LENS_RANGES.stride),
    format: String,
  },
  spot: {
    name: 'spot',
    values: 'x:y, each 0 to 1, e.g. 0.5:0.3',
    meaning: 'where a grey square of your own lies',
    parse: parseSpot,
    format: ({x, y}) => `${formatShare(x)}:${formatShare(y)}`,
  },
  dimension: {
    name: 'dimension',
    values: '10 to 50000',
    meaning: 'how many values the picture of the linear lens has',
    parse: integerBetween(...LENS_RANGES.dimension),
    format: String,
  },
  shuffled: {
    name: 'shuffled',
    values: '1 | 0',
    meaning: 'the fingerprint of the shuffled picture',
    parse: parseFlag,
    format: formatFlag,
  },
  randomised: {
    name: 'randomised',
    values: '1 | 0',
    meaning: 'the honesty check of the saliency: weights drawn anew',
    parse: parseFlag,
    format: formatFlag,
  },
  spatial: {
    name: 'spatial',
    values: '1 | 0',
    meaning: 'the layers as planes in depth',
    parse: parseFlag,
    format: formatFlag,
  },
  turn: {
    name: 'turn',
    values: 'yaw:pitch in radians, e.g. 0.6:-0.25',
    meaning: 'how far those planes are turned',
    parse: parseTurn,
    format: ({yaw, pitch}) => `${formatShare(yaw)}:${formatShare(pitch)}`,
  },
  backend: {
    name: 'backend',
    values: NETWORK_BACKENDS.join(' | '),
    meaning: 'where the networks run; also allows a software graphics adapter',
    parse: oneOf(NETWORK_BACKENDS),
    format: String,
  },
  rung: {
    name: 'rung',
    values: `${SHORT_SIDES.join(' | ')}, each also with -lite, e.g. 288-lite`,
    meaning: "pins the short side of the networks' input, in pixels, and with -lite the smaller one paints",
    parse: parseRung,
    format: formatRung,
  },
  autotune: {
    name: 'autotune',
    values: 'on | off',
    meaning:
      'times the ways to cut up the work of this graphics card again, or never; each card is timed once by itself',
    parse: oneOf(['on', 'off']),
    format: String,
  },
  freeze: {
    name: 'freeze',
    values: '1 | 0',
    meaning: 'stands still on the first picture',
    parse: parseFlag,
    format: formatFlag,
  },
  lang: {
    name: 'lang',
    values: 'en | de',
    meaning: 'the language of the page: English or German',
    parse: oneOf(['en', 'de']),
    format: String,
  },
};

/**
 * A parsed address: the view it asks for, and a precise sentence for each part that was left out.
 */
export interface ParsedLink {
  readonly view: LinkParameters;
  readonly problems: readonly string[];
}

/**
 * Reads a query string. Unknown names and values out of range are left out and reported; nothing
 * throws.
 */
export function parseLink(search: string): ParsedLink {
  const view = {...EMPTY_VIEW};
  const problems: string[] = [];
  for (const [name, text] of new URLSearchParams(search)) {
    if (!isParameterName(name)) {
      problems.push(`?${name}= is not a known parameter`);
    } else if (!assign(view, name, text)) {
      problems.push(`?${name}=${text.slice(0, 80)} is not one of: ${URL_PARAMETERS[name].values}`);
    }
  }
  return {view, problems};
}

/**
 * Writes a view as a query string that `parseView` reads back; empty when the view asks for
 * nothing.
 */
export function formatLink(view: Partial<LinkParameters>): string {
  const parameters = new URLSearchParams();
  for (const name of Object.keys(URL_PARAMETERS) as (keyof LinkParameters)[]) {
    const text = formatOne(view, name);
    if (text !== null) parameters.set(name, text);
  }
  const search = parameters.toString().replaceAll('%3A', ':');
  return search === '' ? '' : `?${search}`;
}

function formatOne<Name extends keyof LinkParameters>(view: Partial<LinkParameters>, name: Name): string | null {
  const value = view[name] ?? false;
  if (value === false) return null;
  return URL_PARAMETERS[name].format(value);
}

function assign<Name extends keyof LinkParameters>(
  view: {-readonly [Key in Name]: LinkParameters[Key]},
  name: Name,
  text: string,
): boolean {
  const value = URL_PARAMETERS[name].parse(text);
  if (value === undefined) return false;
  view[name] = value;
  return true;
}

function isParameterName(name: string): name is keyof LinkParameters {
  return Object.hasOwn(URL_PARAMETERS, name);
}
