/** How tests have convolutions cut where the cut is not what they are about. */
import type {WorkgroupShape} from '../../../src/engine/network/wgsl/workgroup-shape.ts';

/**
 * A software adapter compiles the shipped networks in a third of the time that they take in
 * SOFTWARE_SHAPE, in which it computes quickest.
 */
export const QUICK_SHAPE: WorkgroupShape = {kind: 'direct', x: 4, y: 4, quads: 2, chunk: 0};
