/**
 * The lenses as visitors meet them: one row each, in the order of LENS_IDS. All words that explain a lens are here, ready to be translated.
 */
import type {LensId} from './lenses.ts';

/** What a lens lets the visitor choose; each is a field of LensLook, and one control on the page. */
export type LensControl =
  | 'layer'
  | 'unit'
  | 'label'
  | 'target'
  | 'attack'
  | 'epsilon'
  | 'patch'
  | 'stride'
  | 'spot'
  | 'dimension'
  | 'isShuffled'
  | 'isRandomised'
  | 'isSpatial';

/** One lens in words. */
export interface LensRow {
  readonly id: LensId;
  readonly title: string;
  /** For a child: one plain sentence. */
  readonly sentence: string;
  /** For a student: a paragraph. */
  readonly paragraph: string;
  /** For the curious: the formula, in plain text with Unicode signs. */
  readonly formula: string;
  /** Where it comes from. */
  readonly sources: readonly string[];
  readonly controls: readonly LensControl[];
}
