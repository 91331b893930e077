/**
 * The one table of URL parameters: read by the parser, the help panel and the README, so that a link reproduces a view.
 */
import {NETWORK_BACKENDS, type NetworkBackend} from './backend.ts';
import {DREAMS, GUIDED_DREAM, type DreamId, type MirrorMode} from './dreams.ts';
import {formatRung, parseRung, SHORT_SIDES, type Rung} from './rung.ts';
import type {UnitInterval} from './units.ts';

/** What a link can ask for; null where it says nothing. */
export interface ViewParameters {
  readonly source: 'camera' | 'scene' | 'file' | null;
  readonly seed: number | null;
  readonly style: string | null;
  readonly mix: {readonly style: string; readonly share: UnitInterval} | null;
  readonly strength: UnitInterval | null;
  readonly colours: 'mine' | 'painting' | null;
  readonly wipe: UnitInterval | null;
  readonly mode: MirrorMode | null;
  readonly dream: DreamId | null;
  readonly dreamStrength: UnitInterval | null;
  readonly depth: UnitInterval | null;
  readonly over: 'camera' | 'painting' | null;
  readonly backend: NetworkBackend | null;
  readonly rung: Rung | null;
  readonly autotune: 'on' | 'off' | null;
  readonly freeze: boolean;
}

/** One URL parameter: its words for people and its check. `parse` returns undefined for a value it does not accept. */
interface UrlParameter<Name extends keyof ViewParameters> {
  readonly name: Name;
  readonly values: string;
  readonly meaning: string;
  readonly parse: (text: string) => NonNullable<ViewParameters[Name]> | undefined;
  readonly format: (value: NonNullable<ViewParameters[Name]>) => string;
}

/** What was held up to the mirror cannot be put into a link. */
const LINKED_DREAMS: readonly DreamId[] = DREAMS.map(({id}) => id).filter((id) => id !== GUIDED_DREAM);

type UrlTable = {readonly [Name in keyof ViewParameters]: UrlParameter<Name>};

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
    parse: (text) => (/^[a-z0-9-]{1,64}$/.test(text) ? text : undefined),
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
    values: 'paint | dream',
    meaning: 'whether the mirror paints or dreams',
    parse: oneOf(['paint', 'dream']),
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
    parse: (text) => ({'1': true, '0': false})[text],
    format: (value) => (value ? '1' : '0'),
  },
};

/** A parsed address: the view it asks for, and a precise sentence for each part that was left out. */
export interface ParsedView {
  readonly view: ViewParameters;
  readonly problems: readonly string[];
}

/** Reads a query string. Unknown names and values out of range are left out and reported; nothing throws. */
export function parseView(search: string): ParsedView {
  const view: {-readonly [Name in keyof ViewParameters]: ViewParameters[Name]} = {
    source: null,
    seed: null,
    style: null,
    mix: null,
    strength: null,
    colours: null,
    wipe: null,
    mode: null,
    dream: null,
    dreamStrength: null,
    depth: null,
    over: null,
    backend: null,
    rung: null,
    autotune: null,
    freeze: false,
  };
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

/** Writes a view as a query string that `parseView` reads back; empty when the view asks for nothing. */
export function formatView(view: Partial<ViewParameters>): string {
  const parameters = new URLSearchParams();
  for (const name of Object.keys(URL_PARAMETERS) as (keyof ViewParameters)[]) {
    const text = formatOne(view, name);
    if (text !== null) parameters.set(name, text);
  }
  const search = parameters.toString().replaceAll('%3A', ':');
  return search === '' ? '' : `?${search}`;
}

function formatOne<Name extends keyof ViewParameters>(view: Partial<ViewParameters>, name: Name): string | null {
  const value = view[name] ?? false;
  if (value === false) return null;
  return URL_PARAMETERS[name].format(value);
}

function assign<Name extends keyof ViewParameters>(
  view: {-readonly [Key in keyof ViewParameters]: ViewParameters[Key]},
  name: Name,
  text: string,
): boolean {
  const value = URL_PARAMETERS[name].parse(text);
  if (value === undefined) return false;
  view[name] = value;
  return true;
}

function isParameterName(name: string): name is keyof ViewParameters {
  return Object.hasOwn(URL_PARAMETERS, name);
}

function oneOf<Value extends string>(values: readonly Value[]): (text: string) => Value | undefined {
  return (text) => values.find((value) => value === text);
}

function numberBetween(low: number, high: number): (text: string) => number | undefined {
  return (text) => {
    const value = text.trim() === '' ? NaN : Number(text);
    return value >= low && value <= high ? value : undefined;
  };
}

function integerBetween(low: number, high: number): (text: string) => number | undefined {
  const parse = numberBetween(low, high);
  return (text) => {
    const value = parse(text);
    return Number.isInteger(value) ? value : undefined;
  };
}

function parseMix(text: string): {style: string; share: number} | undefined {
  const [style, shareText, ...rest] = text.split(':');
  if (style === undefined || shareText === undefined || rest.length > 0) return undefined;
  const share = numberBetween(0, 1)(shareText);
  return /^[a-z0-9-]{1,64}$/.test(style) && share !== undefined ? {style, share} : undefined;
}

/** Two decimals are finer than anyone can see. */
function formatShare(share: number): string {
  return String(Math.round(share * 100) / 100);
}
