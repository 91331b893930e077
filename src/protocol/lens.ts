/**
 * What a lens shows and finds, as it crosses. Which lenses there are and what may be chosen about
 * them stands in the catalogue.
 *
 * A lens looks at a square from the middle of the mirror's picture, `input.side` pixels wide, as
 * the perception network does.
 */
import type {LensChange, LensId} from '../catalogue/lenses.ts';
import type {Said} from '../words/words.ts';
import type {SmallPicture} from './small-picture.ts';
import type {CssRect, Milliseconds, UnitInterval} from './units.ts';

/**
 * How plates lie in the lens's area: 'grid' fills it with equal plates row by row, beside the
 * camera's own picture; 'row' sets them side by side or one under the other, as they come out
 * largest; 'main' makes the first one large and sets the others in a grid beside it.
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
  /** What changes when it is tapped, or null. */
  readonly tap: LensChange | null;
  /** What a picture to take home shows in its place, of the same shape: no other people, say. */
  readonly kept?: () => SmallPicture;
}

/** A word, in English as the network's file has it, and how likely the network finds it. */
export interface WordShare {
  readonly word: string;
  readonly share: UnitInterval;
}

/** A curve, a histogram or a cloud of dots, drawn by the page. */
export interface LensChart {
  readonly title: Said;
  readonly kind: 'bars' | 'lines' | 'dots';
  readonly x: {readonly title: Said; readonly isLogarithmic: boolean};
  readonly y: {readonly title: Said};
  /**
   * Points, with x rising but for dots. A histogram's bars are as wide as the step between them.
   */
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
  /** What the lens's own numbers tell of its question; null until they do. */
  readonly answer: Said | null;
  /** How far a computation that refines has come. */
  readonly share: UnitInterval;
}

/** What a lens shows. */
export interface LensView {
  readonly arrangement: Arrangement;
  /** Its plates can stand one behind the other as planes in depth. */
  readonly arePlanes?: boolean;
  readonly plates: readonly LensPlate[];
  readonly findings: LensFindings;
}

/** A view as the page hears of it: without the pixels, which are on the canvas already. */
export interface LensReport {
  readonly lens: LensId;
  readonly arrangement: Arrangement;
  readonly plates: readonly (Omit<LensPlate, 'picture' | 'kept'> & {readonly width: number; readonly height: number})[];
  readonly findings: LensFindings;
  /** When the frame was taken, on the `performance.timeOrigin + performance.now()` clock. */
  readonly capturedAt: Milliseconds;
  /** Time between this view's frame and the one before it. */
  readonly intervalMs: Milliseconds;
}

/**
 * A plate's place on the canvas, in CSS pixels. Its caption goes into `captionHeight` below the
 * rectangle.
 */
export interface PlacedPlate {
  readonly rect: CssRect;
  readonly captionHeight: number;
}
