/** How tests have convolutions cut where the cut is not what they are about. */
import type {WorkgroupShape} from '../../../src/engine/network/wgsl/workgroup-shape.ts';

/**
 * A software adapter compiles the shipped networks in a fifth of the time that they take in
 * SOFTWARE_SHAPE, in which it computes quickest.
 */
export const QUICK_SHAPE: WorkgroupShape = {kind: 'direct', x: 4, y: 4, quads: 1, chunk: 0};
