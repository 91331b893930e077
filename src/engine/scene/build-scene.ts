/**
 * Puts the still life together: makes every thing, sets it in its place, bakes the shade between
 * them and joins what shares a material, so that the whole picture is about ten draw calls.
 */
import {
  type BufferGeometry,
  type DataTexture,
  Group,
  Matrix4,
  Mesh,
  type NodeMaterial,
  PerspectiveCamera,
  Scene,
} from 'three/webgpu';

import {createBooks} from './books.ts';
import {createBustGeometry} from './bust.ts';
import {createCloth} from './cloth.ts';
import {
  bustTurnAt,
  compose,
  type Composition,
  type FruitPlace,
  heapFruit,
  type Place,
  placeCamera,
} from './composition.ts';
import {createFruit, createGrapes, FRUIT_RADIUS} from './fruit.ts';
import {createLighting} from './lighting.ts';
import {createMaterials, disposeMaterials} from './materials.ts';
import {mergeAndFree} from './merge-geometries.ts';
import {bakeOcclusion, type Occluder} from './occlusion.ts';
import {createCurtain, createSocle, createTable, createWall} from './room.ts';
import {SeededRandom} from '../shared/seeded-random.ts';
import {createBooksTexture, createLinenTexture, createWallTexture, createWoodTexture} from './textures.ts';
import {BOWL, createBowl, createJug} from './vessels.ts';

/**
 * Height of the bust's eyes over the table, and how far its head stands before its foot, in
 * decimetres.
 */
const EYE_HEIGHT = 3.36;
const HEAD_FORWARD = 0.3;

const TABLE_BACK = -3.6;
const TABLE_HALF_WIDTH = 9;

/** A scene that is a function of time. */
export interface StillLifeScene {
  readonly scene: Scene;
  readonly camera: PerspectiveCamera;
  /** Triangles in all geometries together. */
  readonly triangles: number;
  /** Moves bust, light and camera to where they are at this time. */
  update(seconds: number): void;
  /** Frees geometries, materials, textures and the shadow map. */
  dispose(): void;
}

/**
 * A thing that never moves. What lies flat, or hangs behind everything, casts no shadow worth its
 * cost.
 */
interface StillThing {
  readonly geometry: BufferGeometry;
  readonly material: NodeMaterial;
  readonly castsShadow: boolean;
}

/** Builds the still life for a picture of this aspect (width over height). */
export function buildScene(seed: number, aspect: number): StillLifeScene {
  const randomFor = (part: string): SeededRandom => SeededRandom.forPart(seed, part);
  const textures = {
    wood: createWoodTexture(randomFor('wood')),
    linen: createLinenTexture(randomFor('linen')),
    books: createBooksTexture(randomFor('leather')),
    wall: createWallTexture(randomFor('wall')),
  };
  const lighting = createLighting();
  const materials = createMaterials(textures, lighting);
  const plan = compose(aspect, randomFor('composition'));

  const occluders: Occluder[] = [];
  const glazed = glazedThings(plan, randomFor, occluders);
  const books = createBooks(randomFor('books'));
  const booksPlace = matrixOf(plan.books, 0.02);
  addOccluders(occluders, plan, books.height);

  const footprints = [
    {...plan.bust, radius: 0.85},
    {...plan.bowl, radius: 0.6},
    {...plan.books, radius: 1.35},
    {...plan.jug, radius: 0.7},
    {...plan.grapes, radius: 0.6},
    ...plan.looseFruit.map(({kind, x, z}) => ({x, z, radius: FRUIT_RADIUS[kind] * 0.8})),
  ];
  const clothPlan = {
    left: plan.clothLeft,
    right: plan.clothRight,
    back: -0.9,
    front: plan.tableFront + 0.12,
    drop: plan.clothDrop,
  };
  const still: readonly StillThing[] = [
    {geometry: glazed, material: materials.glazed, castsShadow: true},
    {geometry: books.covers.applyMatrix4(booksPlace), material: materials.leather, castsShadow: true},
    {geometry: books.pages.applyMatrix4(booksPlace), material: materials.paper, castsShadow: false},
    {geometry: createCloth(clothPlan, footprints, randomFor('cloth')), material: materials.linen, castsShadow: false},
    {
      geometry: createTable(TABLE_HALF_WIDTH, TABLE_BACK, plan.tableFront - 0.12),
      material: materials.wood,
      castsShadow: false,
    },
    {
      geometry: createCurtain(4.2, 10, randomFor('curtain')).translate(plan.curtainX, 0, -3.2),
      material: materials.velvet,
      castsShadow: false,
    },
  ];
  for (const {geometry} of still) bakeOcclusion(geometry, occluders);

  const scene = new Scene();
  const bust = createBust(plan.bust, materials.stone, randomFor('socle'));
  scene.add(
    lighting.group,
    bust,
    ...still.map(({geometry, material, castsShadow}) => lit(geometry, material, castsShadow)),
  );
  scene.add(new Mesh(createWall(), materials.wall));
  drawInOrderOfCreation(scene);
  const camera = new PerspectiveCamera();
  return {
    scene,
    camera,
    triangles: countTriangles(scene),
    update(seconds) {
      bust.rotation.y = bustTurnAt(seconds);
      lighting.update(seconds);
      placeCamera(camera, plan.framing, seconds);
    },
    dispose() {
      scene.traverse((object) => {
        if (object instanceof Mesh) (object as Mesh).geometry.dispose();
      });
      disposeMaterials(materials);
      lighting.dispose();
      disposeTextures(Object.values(textures));
    },
  };
}

/** Fruit, bowl and jug in one geometry; each also becomes an occluder. */
function glazedThings(
  plan: Composition,
  randomFor: (part: string) => SeededRandom,
  occluders: Occluder[],
): BufferGeometry {
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
  return mergeAndFree([
    createBowl(randomFor('bowl')).applyMatrix4(matrixOf(plan.bowl, 0.03)),
    createJug(randomFor('jug')).applyMatrix4(matrixOf(plan.jug, 0)),
    createGrapes(randomFor('grapes')).applyMatrix4(matrixOf(plan.grapes, 0.03)),
    ...fruit,
  ]);
}

/** Leans a fruit over around its middle and lays it on its place. */
function settle(fruit: BufferGeometry, {kind, x, y, z, turn, tilt}: FruitPlace): BufferGeometry {
  fruit.computeBoundingBox();
  const middle = ((fruit.boundingBox?.max.y ?? 1) + (fruit.boundingBox?.min.y ?? 0)) / 2;
  const lift = middle + (FRUIT_RADIUS[kind] - middle) * Math.abs(Math.sin(tilt));
  return fruit
    .translate(0, -middle, 0)
    .rotateZ(tilt)
    .rotateY(turn)
    .translate(x, y + lift + 0.02, z);
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

/** The bust on its socle, turning around the socle's axis. */
function createBust(place: Place, stone: NodeMaterial, random: SeededRandom): Group {
  const group = new Group();
  const figure = lit(createBustGeometry(), stone, true);
  figure.position.set(0, EYE_HEIGHT, HEAD_FORWARD);
  group.add(figure, lit(createSocle(random), stone, true));
  group.position.set(place.x, 0, place.z);
  return group;
}

function lit(geometry: BufferGeometry, material: NodeMaterial, castsShadow: boolean): Mesh {
  const mesh = new Mesh(geometry, material);
  mesh.castShadow = castsShadow;
  mesh.receiveShadow = true;
  return mesh;
}

/**
 * Near things were added first. Three.js would sort by the meshes' origins, which are all the same
 * point here, and draw the table and the curtain in full before what hides them.
 */
function drawInOrderOfCreation(scene: Scene): void {
  let order = 0;
  scene.traverse((object) => {
    object.renderOrder = order++;
  });
}

function matrixOf({x, z, turn}: Place, y: number): Matrix4 {
  return new Matrix4().makeRotationY(turn).setPosition(x, y, z);
}

function countTriangles(scene: Scene): number {
  let triangles = 0;
  scene.traverse((object) => {
    if (object instanceof Mesh) triangles += ((object as Mesh).geometry.index?.count ?? 0) / 3;
  });
  return triangles;
}

function disposeTextures(textures: readonly DataTexture[]): void {
  for (const texture of textures) texture.dispose();
}
