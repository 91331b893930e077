/**
 * The linen on the table: it lies in ridges between the things that stand on it and hangs over the
 * front edge in folds.
 */
import {noise3} from './noise.ts';
import {createParametric, type Triple} from './parametric.ts';
import type {SeededRandom} from '../shared/seeded-random.ts';
import {smoothstep} from './signed-distance.ts';
import type {TriangleMesh} from './triangle-mesh.ts';

/** A round place on the table where something stands and the cloth lies flat. Decimetres. */
export interface Footprint {
  readonly x: number;
  readonly z: number;
  readonly radius: number;
}

/** Where the cloth lies. Decimetres. */
export interface ClothPlan {
  readonly left: number;
  readonly right: number;
  readonly back: number;
  /** z of the table's front edge, over which the cloth falls. */
  readonly front: number;
  /** How far it falls. */
  readonly drop: number;
}

const COLUMNS = 64;
const ROWS = 44;

/** Clearance over the table, so that the two never fight for a pixel. */
const LIFT = 0.02;

/** Radius of the bend over the table's edge. */
const BEND = 0.16;

interface Ridge {
  readonly x: number;
  readonly z: number;
  readonly angle: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
}

/** Drapes the cloth; the same random numbers give the same folds. */
export function createCloth(plan: ClothPlan, footprints: readonly Footprint[], random: SeededRandom): TriangleMesh {
  const ridges = Array.from({length: 16}, (): Ridge => castRidge(plan, random));
  const phase = random.between(0, 100);
  const flat = plan.front - plan.back;
  const bendLength = (BEND * Math.PI) / 2;

  const lyingHeight = (x: number, z: number): number => {
    let height = 0;
    for (const ridge of ridges) height = Math.max(height, ridgeHeight(ridge, x, z));
    height += 0.03 * noise3(x * 1.4 + phase, 0, z * 1.4);
    for (const {x: footX, z: footZ, radius} of footprints) {
      height *= smoothstep(radius * 0.85, radius + 0.45, Math.hypot(x - footX, z - footZ));
    }
    return LIFT + Math.max(height, 0);
  };

  const point = (u: number, v: number): Triple => {
    const slant = 0.5 * Math.sin(u * 2.4 + phase) - 0.25 * Math.sin(u * 5.1 + phase);
    const x = plan.left + (plan.right - plan.left) * u + 0.22 * Math.sin(v * 5 + phase) * (1 - 2 * u);
    const total = flat + bendLength + plan.drop * (0.86 + 0.26 * slant);
    const along = v * total;
    const edge = flat - BEND;
    if (along <= edge) return [x, lyingHeight(x, plan.back + along), plan.back + along];
    const lift = lyingHeight(x, plan.front - BEND);
    const past = along - edge;
    if (past < bendLength) {
      const angle = past / BEND;
      return [x, lift - BEND * (1 - Math.cos(angle)), plan.front - BEND + Math.sin(angle) * (BEND + lift)];
    }
    const fallen = past - bendLength;
    // Folds start at the edge and deepen downwards, at two rhythms that drift apart.
    const folds = Math.sin(x * 3.1 + phase + 0.5 * Math.sin(x * 1.1)) + 0.5 * Math.sin(x * 5.3 + phase * 2);
    const depth = 0.16 * smoothstep(0, 1.6, fallen) * (1 + fallen * 0.25);
    const sway = 0.1 * Math.cos(x * 3.1 + phase) * smoothstep(0, 2, fallen);
    return [x + sway, lift - BEND - fallen, plan.front + lift + depth * (folds + 1.3)];
  };
  return createParametric({columns: COLUMNS, rows: ROWS, point, colour: () => [1, 1, 1]});
}

function castRidge(plan: ClothPlan, random: SeededRandom): Ridge {
  return {
    x: random.between(plan.left + 0.3, plan.right - 0.3),
    z: random.between(plan.back + 0.5, plan.front),
    angle: random.between(-0.5, 1.2),
    length: random.between(0.6, 1.6),
    width: random.between(0.2, 0.36),
    height: random.between(0.2, 0.46),
  };
}

/** A long hump, steeper on one side, that fades at both ends. */
function ridgeHeight(ridge: Ridge, x: number, z: number): number {
  const [dx, dz] = [x - ridge.x, z - ridge.z];
  const along = (dx * Math.cos(ridge.angle) + dz * Math.sin(ridge.angle)) / ridge.length;
  const bent = 0.25 * Math.sin(along * 2.2);
  const across = (-dx * Math.sin(ridge.angle) + dz * Math.cos(ridge.angle) - bent) / ridge.width;
  const skewed = across > 0 ? across : across * 0.55;
  return ridge.height * Math.exp(-along * along - skewed * skewed);
}
