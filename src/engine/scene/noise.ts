/**
 * Smooth value noise in space, for veins in marble, speckles on fruit and grain in wood.
 */

/** Value noise in -1..1, one feature per unit of length, the same on every machine. */
export function noise3(x: number, y: number, z: number): number {
  const cellX = Math.floor(x);
  const cellY = Math.floor(y);
  const cellZ = Math.floor(z);
  const u = fade(x - cellX);
  const v = fade(y - cellY);
  const w = fade(z - cellZ);
  const near = mix(
    mix(lattice(cellX, cellY, cellZ), lattice(cellX + 1, cellY, cellZ), u),
    mix(lattice(cellX, cellY + 1, cellZ), lattice(cellX + 1, cellY + 1, cellZ), u),
    v,
  );
  const far = mix(
    mix(lattice(cellX, cellY, cellZ + 1), lattice(cellX + 1, cellY, cellZ + 1), u),
    mix(lattice(cellX, cellY + 1, cellZ + 1), lattice(cellX + 1, cellY + 1, cellZ + 1), u),
    v,
  );
  return mix(near, far, w);
}

/** Octaves of noise, each twice as fine and half as strong; about -1..1. */
export function fractalNoise3(x: number, y: number, z: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  let scale = 1;
  for (let octave = 0; octave < octaves; octave++) {
    // The offset keeps the lattices of the octaves from meeting at the origin.
    sum += weight * noise3(x * scale + octave * 17.3, y * scale + octave * 5.7, z * scale + octave * 9.1);
    weight *= 0.5;
    scale *= 2;
  }
  return sum;
}

function lattice(x: number, y: number, z: number): number {
  let hash = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(z, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 31 - 1;
}

function fade(t: number): number {
  return t * t * (3 - 2 * t);
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}
