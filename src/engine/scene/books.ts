/**
 * A pile of old books lying flat. Covers take their pictures from one texture; the pages are plain.
 */
import {mixColours, pigment, shade} from './colours.ts';
import {noise3} from './noise.ts';
import {createParametric, type Triple} from './parametric.ts';
import type {SeededRandom} from '../shared/seeded-random.ts';
import {mergeMeshes, moveMesh, type Pose, type TriangleMesh} from './triangle-mesh.ts';

/** How many books lie in the pile; the texture has one stripe for each. */
export const BOOK_COUNT = 3;

/** A pile: covers to be drawn with the book texture, pages without, and how high it is. */
export interface BookPile {
  readonly covers: TriangleMesh;
  readonly pages: TriangleMesh;
  readonly height: number;
}

/** Thickness of a cover board, and how far it stands out over the pages. */
const BOARD = 0.045;
const OVERHANG = 0.06;

const PAPER = pigment(0xc9b88e);

/** Piles the books on the origin, spines towards positive z. */
export function createBooks(random: SeededRandom): BookPile {
  const covers: TriangleMesh[] = [];
  const pages: TriangleMesh[] = [];
  let height = 0;
  for (let index = 0; index < BOOK_COUNT; index++) {
    const length = random.between(2.2, 2.5) - index * 0.22;
    const width = random.between(1.5, 1.7) - index * 0.16;
    const thickness = random.between(0.34, 0.52);
    const turn = random.between(-0.22, 0.22) + (index === BOOK_COUNT - 1 ? 0.25 : 0);
    const pose: Pose = {turn, x: random.between(-0.1, 0.1), y: height, z: 0};
    const stripe = (v: number): number => (index + 0.04 + v * 0.92) / BOOK_COUNT;
    covers.push(moveMesh(createCover(length, width, thickness, stripe), pose));
    pages.push(moveMesh(createPages(length, width, thickness, index), pose));
    height += thickness;
  }
  return {covers: mergeMeshes(covers), pages: mergeMeshes(pages), height};
}

/** Upper board, rounded spine and lower board in one bent sheet with thickness. */
function createCover(length: number, width: number, thickness: number, stripe: (v: number) => number): TriangleMesh {
  const half = thickness / 2;
  // The outline of the cover seen from its end: outside from the upper fore-edge around the spine,
  // then back inside.
  const outline = (t: number): [y: number, z: number] => {
    if (t < 0.3) return [thickness, -width / 2 + (t / 0.3) * (width - half * 0.5)];
    if (t > 0.7) return [0, -width / 2 + ((1 - t) / 0.3) * (width - half * 0.5)];
    const angle = ((t - 0.3) / 0.4) * Math.PI;
    return [half + Math.cos(angle) * half, width / 2 - half * 0.5 + Math.sin(angle) * half * 0.62];
  };
  const outside = createParametric({
    columns: 2,
    rows: 20,
    point: (u, v) => {
      const [y, z] = outline(v);
      return [(u - 0.5) * length, y, z];
    },
    colour: (_u, v) => shade([1, 1, 1], v > 0.7 ? 0.5 : 1),
  });
  const {uvs} = outside;
  for (let at = 0; at < uvs.length; at += 2) uvs[at + 1] = stripe(uvs[at + 1] ?? 0);
  const edges = [half, -half].map((side) =>
    createBoard(length, width - half * 0.5, half + side, half * 0.25, stripe(0.1)),
  );
  return mergeMeshes([outside, ...edges]);
}

/** The rim of one board: the three narrow sides that show its thickness. */
function createBoard(length: number, width: number, y: number, shiftZ: number, row: number): TriangleMesh {
  const inner = y > BOARD ? y - BOARD : BOARD;
  const [high, low] = [Math.max(y, inner), Math.min(y, inner)];
  const corners: readonly (readonly [number, number])[] = [
    [length / 2, width / 2],
    [length / 2, -width / 2],
    [-length / 2, -width / 2],
    [-length / 2, width / 2],
  ];
  const rim = createParametric({
    columns: 3,
    rows: 1,
    point: (u, v) => {
      const position = Math.min(Math.max(u, 0), 1) * 3;
      const segment = Math.min(Math.floor(position), 2);
      const [fromX, fromZ] = corners[segment] ?? [0, 0];
      const [toX, toZ] = corners[segment + 1] ?? [0, 0];
      const share = position - segment;
      return [fromX + (toX - fromX) * share, high + (low - high) * v, fromZ + (toZ - fromZ) * share - shiftZ];
    },
    colour: (): Triple => [0.8, 0.8, 0.8],
  });
  for (let at = 0; at < rim.uvs.length; at += 2) rim.uvs.set([0.02, row], at);
  return rim;
}

function createPages(length: number, width: number, thickness: number, index: number): TriangleMesh {
  const [halfX, halfZ] = [length / 2 - OVERHANG, width / 2 - OVERHANG];
  const around: readonly (readonly [number, number])[] = [
    [halfX, halfZ],
    [halfX, -halfZ],
    [-halfX, -halfZ],
    [-halfX, halfZ],
  ];
  return createParametric({
    columns: 9,
    rows: 10,
    point: (u, v) => {
      const position = Math.min(Math.max(u, 0), 1) * 3;
      const segment = Math.min(Math.floor(position), 2);
      const [fromX, fromZ] = around[segment] ?? [0, 0];
      const [toX, toZ] = around[segment + 1] ?? [0, 0];
      const share = position - segment;
      return [
        fromX + (toX - fromX) * share,
        thickness - BOARD - v * (thickness - 2 * BOARD),
        fromZ + (toZ - fromZ) * share,
      ];
    },
    // Leaves that do not lie quite flush.
    colour: (u, v) => mixColours(PAPER, shade(PAPER, 0.5), 0.35 + 0.5 * noise3(u * 2, v * 9.3, index * 7.7)),
  });
}
