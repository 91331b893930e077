/**
 * The lenses: what can be asked of each, and what it shows. Their names, words and controls are in
 * lens-table.ts.
 *
 * A lens looks at a square from the middle of the mirror's picture, `input.side` pixels wide, as
 * the perception network does.
 */
import type {Said} from '../words/words.ts';
import type {SmallPicture} from './dreams.ts';
import type {CssRect, Milliseconds, UnitInterval} from './units.ts';

/** Every lens, in the order in which visitors swipe through them. */
export const LENS_IDS = [
  'labels',
  'activations',
  'filters',
  'layers',
  'saliency',
  'occlusion',
  'adversarial',
  'linear',
  'fingerprint',
] as const;

/** A lens's name in links, in the table and in the registry. */
export type LensId = (typeof LENS_IDS)[number];

/**
 * Everything the visitor has chosen about the lens. The page owns it; the engine follows. Each lens
 * reads what its row's controls name.
 */
export interface LensOptions {
  readonly lens: LensId;
  /** A tapped layer of the network, by its name, or null: the lens's own choice. */
  readonly layer: string | null;
  /** A channel of the layer (first filters: a filter), or null: none by itself. */
  readonly unit: number | null;
  /** The word that is explained or attacked, or null: the likeliest one now. */
  readonly label: string | null;
  /** The word an attack leads to, or null: anything else. */
  readonly target: string | null;
  readonly attack: 'fgsm' | 'iterative';
  /** The largest change of any value of the picture, in 1/255: 0 to 16. */
  readonly epsilon: number;
  /**
   * Side of the occluding square, and the step from one place to the next, in pixels of the
   * network's input.
   */
  readonly patch: number;
  readonly stride: number;
  /**
   * Where the visitor holds a square of their own: its middle in the lens's picture, each 0..1, or
   * null.
   */
  readonly spot: {readonly x: UnitInterval; readonly y: UnitInterval} | null;
  /** Values in the linear lens's picture: 10 to 50,000. */
  readonly dimension: number;
  /** Style's fingerprint: the frame's pixels are shuffled first. */
  readonly isShuffled: boolean;
  /** Saliency: shows the honesty check beside it, the same with weights drawn anew. */
  readonly isRandomised: boolean;
  /**
   * Activations: layers as planes in depth. `turn` is how far the visitor has turned them, in
   * radians.
   */
  readonly isSpatial: boolean;
  readonly turn: {readonly yaw: number; readonly pitch: number};
}

/** The look a lens is opened with. */
export const FIRST_LENS: LensOptions = {
  lens: 'labels',
  layer: null,
  unit: null,
  label: null,
  target: null,
  attack: 'fgsm',
  epsilon: 4,
  patch: 32,
  stride: 16,
  spot: null,
  dimension: 1000,
  isShuffled: false,
  isRandomised: false,
  isSpatial: false,
  turn: {yaw: 0.6, pitch: -0.25},
};

/**
 * The numbers of a look that visitors move, each with its least and its largest value; their units
 * are LensLook's.
 */
export const LENS_RANGES = {
  epsilon: [0, 16],
  patch: [8, 80],
  stride: [4, 40],
  dimension: [10, 50_000],
} as const satisfies {readonly [Name in keyof LensOptions]?: readonly [low: number, high: number]};

/**
 * How panels lie in the lens's area: 'grid' fills it with equal panels row by row; 'row' sets them
 * side by side (one under the other where the area is upright); 'main' makes the first one large
 * and sets the others in a grid beside it.
 */
export type Arrangement = 'grid' | 'row' | 'main';

/** One picture of a view. */
export interface LensPlate {
  /** Unique in its view and steady from view to view: 'unit-17'. */
  readonly id: string;
  /** A few words under it, or null for none. */
  readonly caption: Said | null;
  readonly picture: SmallPicture;
  /** Interpolated when enlarged; else pixel by pixel, for maps that are read cell by cell. */
  readonly isSmooth: boolean;
  /** What the page should select when it is tapped, or null. */
  readonly tap: Partial<LensOptions> | null;
}

/** A word, in English as the network's file has it, and how likely the network finds it. */
export interface WordShare {
  readonly word: string;
  readonly share: UnitInterval;
}

/** A curve or a histogram, drawn by the page. */
export interface LensChart {
  readonly title: Said;
  readonly kind: 'bars' | 'lines';
  readonly x: {readonly title: Said; readonly isLogarithmic: boolean};
  readonly y: {readonly title: Said};
  /** Points with x rising. A histogram's bars are as wide as the step between them. */
  readonly series: readonly {readonly name: Said; readonly points: readonly (readonly [x: number, y: number])[]}[];
}

/** What a colour stands for. */
export interface LensLegend {
  /** 'cividis' from little to much; 'diverging' blue below zero, pale at zero, orange above. */
  readonly colours: 'cividis' | 'diverging';
  readonly from: Said;
  readonly to: Said;
  readonly title: Said;
}

/** One finding with its name. */
export interface LensFact {
  readonly name: Said;
  readonly value: Said;
}

/**
 * What a lens found, in numbers and words. Words are named by their keys: the page says them in the
 * visitor's language.
 */
export interface LensFindings {
  /** What it was asked of, as it turned out. */
  readonly layer: string | null;
  readonly unit: number | null;
  readonly label: string | null;
  /** The likeliest words, likeliest first; empty where the lens asks for none. */
  readonly words: readonly WordShare[];
  /** Whether the network is sure enough of the first word to say it. */
  readonly isSure: boolean;
  /** Named numbers with their units. */
  readonly facts: readonly LensFact[];
  readonly charts: readonly LensChart[];
  readonly legend: LensLegend | null;
  /** How far a computation that refines has come. */
  readonly share: UnitInterval;
}

/** What a lens shows. */
export interface LensView {
  readonly arrangement: Arrangement;
  readonly plates: readonly LensPlate[];
  readonly findings: LensFindings;
}

/** A view as the page hears of it: without the pixels, which are on the canvas already. */
export interface LensReport {
  readonly lens: LensId;
  readonly arrangement: Arrangement;
  readonly plates: readonly (Omit<LensPlate, 'picture'> & {readonly width: number; readonly height: number})[];
  readonly findings: LensFindings;
  /** When the frame was taken, on the `performance.timeOrigin + performance.now()` clock. */
  readonly capturedAt: Milliseconds;
  /** Time between this view's frame and the one before it. */
  readonly intervalMs: Milliseconds;
}

/**
 * A panel's place on the canvas, in CSS pixels. Its caption goes into `captionHeight` below the
 * rectangle.
 */
export interface PlacedPlate {
  readonly rect: CssRect;
  readonly captionHeight: number;
}
