/** A dreamer, and how it is given pictures. */
import type {PixelSize, UnitInterval} from '../../protocol/units.ts';
import type {IngestGeometry} from '../picture/geometry.ts';
import type {Picture} from '../picture/picture.ts';
import type {Dreamer} from './dreamer.ts';
import type {FrameImage} from '../picture/frame-image.ts';

/** What the dream's stage works with. */
export interface OpenDreamer extends DreamerParts {
  /** The network was lost, or freed by another who asked it: this dreamer dreams no more. */
  readonly isGone: () => boolean;
}

/** A dreamer as the code for one kind of network makes it. */
export interface DreamerParts {
  readonly dreamer: Dreamer;
  /** Reads a frame; the picture is good until the next is read. */
  readonly seeFrame: (frame: FrameImage, geometry: IngestGeometry) => Picture;
  /** A painting as this dreamer can take it, or null: it then dreams over the camera's picture. */
  readonly seePainting: (painting: Picture, size: PixelSize) => Picture | null;
  /** Takes the lines out of what either has seen, as far as the share says: `soften`. */
  readonly soften: (picture: Picture, share: UnitInterval) => Picture;
  /** Its steps run in a thread of their own: they take no frame's time. */
  readonly isParallel: boolean;
  /** Frees everything, its network included. */
  readonly close: () => void;
}
