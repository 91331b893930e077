/**
 * Joins geometries into one, so that a group of things is one draw call.
 */
import {BufferAttribute, BufferGeometry} from 'three/webgpu';

import {assert} from '../../protocol/assert.ts';

/**
 * The attributes every part of the scene may carry; a merged geometry has those of its first part.
 */
const ATTRIBUTES = ['position', 'normal', 'color', 'uv'] as const;

/** Merges indexed geometries that carry the same attributes, and disposes of the parts. */
export function mergeOwnGeometries(parts: readonly BufferGeometry[]): BufferGeometry {
  const merged = new BufferGeometry();
  const first = parts[0];
  assert(first !== undefined, () => 'nothing to merge');
  for (const name of ATTRIBUTES) {
    if (!first.hasAttribute(name)) continue;
    const arrays = parts.map((part) => Array.from(part.getAttribute(name).array));
    const values = new Float32Array(arrays.flat());
    merged.setAttribute(name, new BufferAttribute(values, first.getAttribute(name).itemSize));
  }
  const indices: number[] = [];
  let firstVertex = 0;
  for (const part of parts) {
    const index = part.index;
    assert(index !== null, () => 'a part without an index');
    for (let i = 0; i < index.count; i++) indices.push(index.getX(i) + firstVertex);
    firstVertex += part.getAttribute('position').count;
    part.dispose();
  }
  merged.setIndex(new BufferAttribute(new Uint32Array(indices), 1));
  return merged;
}
