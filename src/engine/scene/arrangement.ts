/**
 * Puts the still life together: makes every thing, sets it in its place, bakes the shade between
 * them and joins what shares a material, so that the whole picture is about ten meshes.
 */
import {createBooks} from './books.ts';
import {createBust} from './bust.ts';
import {createCloth} from './cloth.ts';
import {compose, type Composition, type FruitPlace, type Framing, heapFruit, type Place} from './composition.ts';
import {createFruit, createGrapes, FRUIT_RADIUS} from './fruit.ts';
import type {MaterialName} from './looks.ts';
import {bakeOcclusion, type Occluder} from './occlusion.ts';
import {createCurtain, createSocle, createTable, createWall} from './room.ts';
import {SeededRandom} from '../shared/seeded-random.ts';
import {createSceneTextures, type SceneTextures} from './textures.ts';
import {mergeMeshes, moveMesh, type Pose, type TriangleMesh} from './triangle-mesh.ts';
import {BOWL, createBowl, createJug} from './vessels.ts';

/**
 * Height of the bust's eyes over the table, and how far its head stands before its foot, in
 * decimetres.
 */
const EYE_HEIGHT = 3.36;
const HEAD_FORWARD = 0.3;

const TABLE_BACK = -3.6;
const TABLE_HALF_WIDTH = 9;

/** A mesh and what it is made of. */
export interface Thing {
  readonly mesh: TriangleMesh;
  readonly material: MaterialName;
  /** What lies flat, or hangs behind everything, casts no shadow worth its cost. */
  readonly castsShadow: boolean;
}

/** Everything that is in the picture. */
export interface Arrangement {
  /** The bust and its socle, which turn around the socle's axis: their own x = z = 0. */
  readonly turning: readonly Thing[];
  /** Where that axis stands. */
  readonly bustPlace: Place;
  /** What never moves, near things first. The wall comes last. */
  readonly still: readonly Thing[];
  readonly textures: SceneTextures;
  readonly framing: Framing;
}

/** Arranges the still life for a picture of this aspect (width over height). */
export function arrange(seed: number, aspect: number): Arrangement {
  const randomFor = (part: string): SeededRandom => SeededRandom.forPart(seed, part);
  const plan = compose(aspect, randomFor('composition'));
  const occluders: Occluder[] = [];
  const still = [
    {mesh: glazedThings(plan, randomFor, occluders), material: 'glazed', castsShadow: true} as const,
    ...matteThings(plan, randomFor, occluders),
  ];
  for (const {mesh} of still) bakeOcclusion(mesh, occluders);
  return {
    turning: [
      {
        mesh: moveMesh(createBust(), {x: 0, y: EYE_HEIGHT, z: HEAD_FORWARD}),
        material: 'stone',
        castsShadow: true,
      },
      {mesh: createSocle(randomFor('socle')), material: 'stone', castsShadow: true},
    ],
    bustPlace: plan.bust,
    still: [...still, {mesh: createWall(), material: 'wall', castsShadow: false}],
    textures: createSceneTextures(randomFor),
    framing: plan.framing,
  };
}

/** Books, cloth, table and curtain. Adds what stands in the way of light to the occluders. */
function matteThings(
  plan: Composition,
  randomFor: (part: string) => SeededRandom,
  occluders: Occluder[],
): readonly Thing[] {
  const books = createBooks(randomFor('books'));
  const booksPose = poseOf(plan.books, 0.02);
  addOccluders(occluders, plan, books.height);
  const clothPlan = {
    left: plan.clothLeft,
    right: plan.clothRight,
    back: -0.9,
    front: plan.tableFront + 0.12,
    drop: plan.clothDrop,
  };
  return [
    {mesh: moveMesh(books.covers, booksPose), material: 'leather', castsShadow: true},
    {mesh: moveMesh(books.pages, booksPose), material: 'paper', castsShadow: false},
    {mesh: createCloth(clothPlan, footprintsOf(plan), randomFor('cloth')), material: 'linen', castsShadow: false},
    {
      mesh: createTable(TABLE_HALF_WIDTH, TABLE_BACK, plan.tableFront - 0.12),
      material: 'wood',
      castsShadow: false,
    },
    {
      mesh: moveMesh(createCurtain(4.2, 10, randomFor('curtain')), {x: plan.curtainX, y: 0, z: -3.2}),
      material: 'velvet',
      castsShadow: false,
    },
  ];
}

/** Where the cloth lies flat under things. */
function footprintsOf(plan: Composition): readonly {x: number; z: number; radius: number}[] {
  return [
    {...plan.bust, radius: 0.85},
    {...plan.bowl, radius: 0.6},
    {...plan.books, radius: 1.35},
    {...plan.jug, radius: 0.7},
    {...plan.grapes, radius: 0.6},
    ...plan.looseFruit.map(({kind, x, z}) => ({x, z, radius: FRUIT_RADIUS[kind] * 0.8})),
  ];
}

/** Fruit, bowl and jug in one mesh; each also becomes an occluder. */
function glazedThings(
  plan: Composition,
  randomFor: (part: string) => SeededRandom,
  occluders: Occluder[],
): TriangleMesh {
  const fruitRandom = randomFor('fruit');
  const inBowl = heapFruit(BOWL.floorHeight, randomFor('heap')).map((place) => ({
    ...place,
    x: place.x + plan.bowl.x,
    z: place.z + plan.bowl.z,
  }));
  const fruit = [...plan.looseFruit, ...inBowl].map((place) => {
    const radius = FRUIT_RADIUS[place.kind];
    occluders.push({x: place.x, y: place.y + radius, z: place.z, radius});
    return settle(createFruit(place.kind, fruitRandom), place);
  });
  return mergeMeshes([
    moveMesh(createBowl(randomFor('bowl')), poseOf(plan.bowl, 0.03)),
    moveMesh(createJug(randomFor('jug')), poseOf(plan.jug, 0)),
    moveMesh(createGrapes(randomFor('grapes')), poseOf(plan.grapes, 0.03)),
    ...fruit,
  ]);
}

/** Leans a fruit over around its middle and lays it on its place. */
function settle(fruit: TriangleMesh, {kind, x, y, z, turn, tilt}: FruitPlace): TriangleMesh {
  let [low, high] = [Infinity, -Infinity];
  for (let at = 1; at < fruit.positions.length; at += 3) {
    low = Math.min(low, fruit.positions[at] ?? 0);
    high = Math.max(high, fruit.positions[at] ?? 0);
  }
  const middle = (high + low) / 2;
  const lift = middle + (FRUIT_RADIUS[kind] - middle) * Math.abs(Math.sin(tilt));
  moveMesh(fruit, {x: 0, y: -middle, z: 0});
  return moveMesh(fruit, {tilt, turn, x, y: y + lift + 0.02, z});
}

/** Stands in for the big things with a few balls. */
function addOccluders(occluders: Occluder[], {bust, jug, bowl, books, grapes}: Composition, bookHeight: number): void {
  occluders.push(
    {x: bust.x, y: 0.3, z: bust.z, radius: 0.72},
    {x: bust.x, y: 2.0, z: bust.z, radius: 1.15},
    {x: jug.x, y: 0.6, z: jug.z, radius: 0.72},
    {x: jug.x, y: 1.35, z: jug.z, radius: 0.9},
    {x: bowl.x, y: 0.42, z: bowl.z, radius: 0.62},
    {x: grapes.x - 0.3, y: 0.2, z: grapes.z, radius: 0.36},
    {x: grapes.x + 0.25, y: 0.2, z: grapes.z, radius: 0.3},
  );
  // A box of books: three balls along the spine.
  for (const along of [-0.75, 0, 0.75]) {
    occluders.push({
      x: books.x + Math.cos(books.turn) * along,
      y: bookHeight * 0.35,
      z: books.z - Math.sin(books.turn) * along,
      radius: 0.62,
    });
  }
}

function poseOf({x, z, turn}: Place, y: number): Pose {
  return {turn, x, y, z};
}
