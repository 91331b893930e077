/** Scenes with one object in a known place: what the occlusion lens must find. */
import {resolve} from 'node:path';

import {resize} from '../../../src/engine/picture/resize.ts';
import {
  coarseToFine,
  gridFor,
  occlude,
  patchAt,
  type PixelRect,
} from '../../../src/engine/lenses/occlusion/occlusion-grid.ts';
import {strongestCell} from '../../../src/engine/lenses/occlusion/occlusion-lens.ts';
import {findLabel, likeliestLabel, probabilitiesOf, SURE_SHARE} from '../../../src/engine/lenses/shared/words.ts';
import {SeededRandom} from '../../../src/engine/shared/seeded-random.ts';
import {lensWith} from '../../../src/catalogue/lens-options.ts';
import type {PerceptionNetwork} from '../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import type {PictureDecoder} from './decode-pictures.ts';

const SHEET = resolve(import.meta.dirname, '../../../models/perception/classes.webp');

/** The sheet's words, row by row, as models/perception/card.md lists them, and its form. */
const SHEET_WORDS = [
  ['face', 'dalmatian', 'sunflower', 'goldfish'],
  ['pizza', 'golf ball', 'leopard', 'strawberry'],
  ['monarch butterfly', 'ladybird', 'school bus', 'umbrella'],
  ['brain coral', 'starfish', 'king penguin', 'motorbike'],
] as const;
const TILE_PX = 128;

/** Side of the object in the scene, in pixels of the network's input: 40 % of it. */
const OBJECT_PX = 64;

/**
 * How many scenes are drawn, at most, to find one that the network is sure of: it does not
 * recognise every word before every background.
 */
const TRIES = 40;

/** A picture and where its object lies. */
export interface Scene {
  readonly picture: RgbPicture;
  readonly label: number;
  readonly object: PixelRect;
}

/**
 * The pictures that the network makes of its own words: the clearest objects it knows, and free to
 * use.
 */
export async function readObjects(
  decoder: PictureDecoder,
): Promise<readonly {readonly word: string; readonly picture: RgbPicture}[]> {
  const objects = SHEET_WORDS.flatMap((words, row) =>
    words.map(async (word, column) => {
      const cut = {left: column * TILE_PX, top: row * TILE_PX, side: TILE_PX};
      const tile = await decoder.square(SHEET, TILE_PX, cut);
      if (tile === null) throw new Error(`${SHEET} cannot be read`);
      return {word, picture: resize(tile, {width: OBJECT_PX, height: OBJECT_PX})};
    }),
  );
  return Promise.all(objects);
}

/**
 * Scenes that the network is sure of, at places and before backgrounds drawn by lot; fewer where it
 * is not sure often enough.
 */
export async function composeScenes(
  network: PerceptionNetwork,
  objects: Awaited<ReturnType<typeof readObjects>>,
  count: number,
): Promise<readonly Scene[]> {
  const random = new SeededRandom(1);
  const scenes: Scene[] = [];
  for (let tried = 0; scenes.length < count && tried < count * TRIES; tried++) {
    const object = objects[tried % objects.length];
    if (object === undefined) break;
    const scene = compose(network.file.input.side, object.picture, findLabel(network.file, object.word), random);
    const shares = await probabilitiesOf(network, scene.picture);
    if (likeliestLabel(shares) === scene.label && (shares[scene.label] ?? 0) >= SURE_SHARE) scenes.push(scene);
  }
  return scenes;
}

/** Whether the middle of the strongest cell of the lens's own grid lies on the object. */
export async function findsObject(network: PerceptionNetwork, {picture, label, object}: Scene): Promise<boolean> {
  const {patch, stride} = lensWith('occlusion').options;
  const grid = gridFor(picture, stride);
  const before = (await probabilitiesOf(network, picture))[label] ?? 0;
  const changes = new Map<number, number>();
  for (const cell of coarseToFine(grid).flat()) {
    const hidden = occlude(picture, patchAt(cell, grid, {patch, size: picture}));
    changes.set(cell, ((await probabilitiesOf(network, hidden))[label] ?? 0) - before);
  }
  const cell = strongestCell(changes);
  if (cell === null) return false;
  const x = ((cell % grid.columns) + 0.5) * stride;
  const y = (Math.floor(cell / grid.columns) + 0.5) * stride;
  return x >= object.left && x < object.right && y >= object.top && y < object.bottom;
}

/** An object before one colour with a little noise. */
function compose(side: number, object: RgbPicture, label: number, random: SeededRandom): Scene {
  const colour = [random.between(0.2, 0.8), random.between(0.2, 0.8), random.between(0.2, 0.8)] as const;
  const grain = random.between(0, 0.15);
  const values = Float32Array.from({length: side * side * 3}, (_, index) => {
    return (colour[index % 3] ?? 0) + random.between(-grain, grain);
  });
  const left = Math.floor(random.between(0, side - OBJECT_PX + 1));
  const top = Math.floor(random.between(0, side - OBJECT_PX + 1));
  const rowLength = OBJECT_PX * 3;
  for (let row = 0; row < OBJECT_PX; row++) {
    values.set(object.values.subarray(row * rowLength, (row + 1) * rowLength), ((top + row) * side + left) * 3);
  }
  const rect = {left, top, right: left + OBJECT_PX, bottom: top + OBJECT_PX};
  return {picture: {width: side, height: side, values}, label, object: rect};
}
