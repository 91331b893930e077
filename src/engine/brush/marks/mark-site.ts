/** What a mark needs to know about the pixel that it is laid at. */
import type {PaintSources} from '../lay-paint.ts';
import type {StrokeLine} from '../stroke-line.ts';
import {type Plane, samplePlane} from '../plane.ts';
import type {UnitInterval} from '../../../protocol/units.ts';

/** A pixel of the display. Places and lengths are in short sides. */
export interface MarkSite {
  readonly sources: PaintSources;
  /** Reads directions. */
  readonly line: StrokeLine;
  /** Width and height of the picture. */
  readonly extentX: number;
  readonly extentY: number;
  x: number;
  y: number;
  /** How fine the camera's structure is, in 0..1. */
  fine: number;
  /** How far the picture has carried the noise along. */
  movedX: number;
  movedY: number;
}

/**
 * Lays a mark over the strokes of one pixel.
 *
 * @param pixel Red, green, blue, and height in deviations of a stroke; changed in place.
 * @param share Of this kind among the marks of a mix.
 */
export type LayMark = (site: MarkSite, pixel: Float32Array, share: UnitInterval) => void;

/** A plane at a place of the picture, beyond its edge the nearest. */
export function sampleAt({extentX, extentY}: MarkSite, plane: Plane, x: number, y: number, out: Float32Array): void {
  samplePlane(plane, x / extentX, y / extentY, 'edge', out);
}
