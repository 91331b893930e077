/** Joins geometries into one, so that a group of things is one draw call. */
import type {BufferGeometry} from 'three/webgpu';
import {mergeGeometries} from 'three/addons/utils/BufferGeometryUtils.js';

import {assert} from '../../protocol/assert.ts';

/** Merges indexed geometries that carry the same attributes, and frees the parts. */
export function mergeAndFree(parts: BufferGeometry[]): BufferGeometry {
  const merged = mergeGeometries(parts) as BufferGeometry | null;
  assert(merged !== null, () => 'the parts of a geometry do not carry the same attributes');
  for (const part of parts) part.dispose();
  return merged;
}
