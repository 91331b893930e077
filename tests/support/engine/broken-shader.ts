/** A mistake in shaders/network/conv-kernel.wgsl, by the line that it replaces. */
export const SOUND = 'fn addBlock(sums: mat4x4f, block: ElementMatrix, x: FourPixels) -> mat4x4f {';

/** The line that replaces it: it uses a type that is not declared. */
export const UNSOUND = 'fn addBlock(sums: mat4x4f, block: NoSuchType, x: FourPixels) -> mat4x4f {';
