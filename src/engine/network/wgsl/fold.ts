/** The TypeScript side of shaders/network/fold.wgsl: the network's input and its sizes. */
import type {PixelSize} from '../../../protocol/units.ts';
import type {GroupResources} from '../../gpu/bindings.ts';

/** Group 1 of the passes that write the input. */
export const INPUT_BINDINGS = {fold: 'uniform', input: 'write'} as const;

/** What an ingest pass writes to. */
export interface InputResources extends GroupResources<typeof INPUT_BINDINGS> {
  /** Width and height of the input, once folded. */
  readonly folded: PixelSize;
}

/** The bytes of the `Fold` struct. */
export function packFold(size: PixelSize, folded: PixelSize): Uint32Array<ArrayBuffer> {
  return new Uint32Array([size.width, size.height, folded.width, folded.height]);
}
