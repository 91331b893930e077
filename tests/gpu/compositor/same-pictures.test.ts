/**
 * Whatever draws the canvas, it shows the same: scripts of what the engine hands over, played to
 * the compositor of the graphics card and to that of the processor, and their pictures compared.
 */
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import type {Compositor, DreamtPicture} from '../../../src/engine/compositor/compositor.ts';
import type {LensPlate} from '../../../src/protocol/lens.ts';
import type {CanvasLayout} from '../../../src/protocol/messages.ts';
import {PLAIN_PAINT, type PaintOptions} from '../../../src/protocol/paint.ts';
import type {PixelSize} from '../../../src/protocol/units.ts';
import {crop, difference, drawPicture, type Picture, type Rgb} from '../../support/pictures/picture.ts';
import {createCompositor} from '../../support/engine/create-compositor.ts';
import {SMALL_LAYOUT} from '../../support/engine/engine-harness.ts';
import {longIf} from '../../support/long.ts';

/** Of 255: what the pictures may differ by in the mean, and in the mean of the worst block. */
const MEAN_LIMIT = 6;
const BLOCK_LIMIT = 24;
const BLOCK_SIDE = 16;

/** What the canvases' shapes stand for: landscape, upright, wide, and one on a fine display. */
const SHAPES: readonly (PixelSize & {readonly ratio: number; readonly isRepeat?: boolean})[] = [
  {width: 320, height: 240, ratio: 1},
  {width: 180, height: 320, ratio: 1, isRepeat: true},
  {width: 400, height: 225, ratio: 1, isRepeat: true},
  {width: 200, height: 150, ratio: 2},
];

const STYLE: PaintOptions = {...PLAIN_PAINT, style: 'the-scream', strength: 1};

/** One play: what a compositor is told, from a time on. Returns when it is looked at. */
type Script = (compositor: Compositor, size: PixelSize, now: number) => number;

const camera = (compositor: Compositor, size: PixelSize): void => {
  compositor.setCamera(pictureOf(scale(size, 0.8), photo));
};
const painted = (compositor: Compositor, size: PixelSize, paint: Partial<PaintOptions>, now: number): void => {
  compositor.setPainted(pictureOf(scale(size, 0.27), painting));
  compositor.setPaint({...STYLE, ...paint}, now);
};

const SCRIPTS: Readonly<Record<string, Script>> = {
  'nothing yet': (_compositor, _size, now) => now,
  'the camera alone': (compositor, size, now) => {
    camera(compositor, size);
    return now;
  },
  'a painting': (compositor, size, now) => {
    painted(compositor, size, {}, now);
    return now;
  },
  'a painting at half strength': (compositor, size, now) => {
    camera(compositor, size);
    painted(compositor, size, {strength: 0.5}, now);
    return now;
  },
  'a painting with the camera’s colours': (compositor, size, now) => {
    camera(compositor, size);
    painted(compositor, size, {keepColours: true}, now);
    return now;
  },
  'a weak painting with the camera’s colours': (compositor, size, now) => {
    camera(compositor, size);
    painted(compositor, size, {keepColours: true, strength: 0.4}, now);
    return now;
  },
  ...Object.fromEntries(
    [0, 0.25, 0.618, 1].map((wipe): [string, Script] => [
      `the divider at ${wipe}`,
      (compositor, size, now) => {
        camera(compositor, size);
        painted(compositor, size, {wipe}, now);
        return now;
      },
    ]),
  ),
  'a painting that fades in': (compositor, size, now) => {
    camera(compositor, size);
    painted(compositor, size, {}, now);
    return now + 100;
  },
  'the shutter’s light': (compositor, size, now) => {
    camera(compositor, size);
    compositor.flash();
    compositor.render(now);
    return now + 200;
  },
  'a dream over the camera': (compositor, size, now) => {
    camera(compositor, size);
    compositor.setDream(dream(size), now);
    return now;
  },
  'a dream over a painting beside the divider': (compositor, size, now) => {
    camera(compositor, size);
    painted(compositor, size, {wipe: 0.4}, now);
    compositor.setDream(dream(size), now);
    return now;
  },
  'a dream that the camera gives way to, from left to right': (compositor, size, now) => {
    camera(compositor, size);
    compositor.setDream(
      dream(size, (u) => u),
      now,
    );
    return now;
  },
  'a dream that a painting gives way to, fading in beside the divider': (compositor, size, now) => {
    camera(compositor, size);
    painted(compositor, size, {wipe: 0.4}, now);
    compositor.setDream(
      dream(size, () => 1),
      now,
    );
    return now + 80;
  },
  'a dream that changes everything, fading out': (compositor, size, now) => {
    camera(compositor, size);
    const seen = pictureOf(scale(size, 0.2), photo);
    compositor.setDream({seen, dreamt: withGrip(pictureOf(seen.size, painting), () => 0)}, now);
    compositor.render(now);
    compositor.setDream(null, now + 1000);
    return now + 1080;
  },
  'a row of plates': (compositor, size, now) => {
    camera(compositor, size);
    compositor.setLens({arrangement: 'row', plates: plates(2, 24), turn: null}, now);
    return now;
  },
  'a grid of plates, with the camera in the corner': (compositor, size, now) => {
    camera(compositor, size);
    compositor.setLens({arrangement: 'grid', plates: plates(12, 8), turn: null}, now);
    return now;
  },
  'planes in depth': (compositor, size, now) => {
    camera(compositor, size);
    compositor.setLens({arrangement: 'grid', plates: plates(5, 24), turn: {yaw: 0.7, pitch: -0.3}}, now);
    return now;
  },
  'a lens that comes over a dream': (compositor, size, now) => {
    camera(compositor, size);
    compositor.setDream(dream(size), now);
    compositor.setLens({arrangement: 'main', plates: plates(3, 16), turn: null}, now);
    return now + 90;
  },
  tiles: (compositor, size, now) => {
    camera(compositor, size);
    for (const {style} of tilesOn(size)) compositor.setTile(style, pictureOf({width: 48, height: 48}, painting));
    return now;
  },
};

describe.each(SHAPES)('on $width x $height at $ratio', ({width, height, ratio, isRepeat = false}) => {
  const layout: CanvasLayout = {
    ...SMALL_LAYOUT,
    size: {width, height},
    devicePixelRatio: ratio,
    lensArea: {x: 12, y: 10, width: width - 24, height: height - 40},
    tiles: tilesOn({width, height}),
    tileOpacity: 0.9,
    tileRadius: 6,
  };
  const players: Player[] = [];
  let now = 0;

  beforeAll(async () => {
    for (const reducedMotion of [true, false]) {
      for (const backend of ['webgl', 'canvas'] as const) {
        const canvas = new OffscreenCanvas(width * ratio, height * ratio);
        const compositor = await createCompositor(backend, canvas, {reducedMotion});
        compositor.setLayout(layout, now);
        players.push({compositor, canvas});
      }
    }
  });

  afterAll(() => {
    for (const {compositor} of players) compositor.dispose();
  });

  test.each(Object.keys(SCRIPTS))('both show the same: %s', longIf(isRepeat), (name) => {
    now += 100_000;
    const pictures = players.map((player) => play(player, SCRIPTS[name]!, {width, height}, now));
    for (const [index, motion] of ['reduced', 'full'].entries()) {
      const [three, flat] = pictures.slice(2 * index);
      const mean = difference(three!, flat!);
      const worst = worstBlock(three!, flat!);
      expect(mean <= MEAN_LIMIT, `${motion} motion: ${mean.toFixed(2)} in the mean`).toBe(true);
      expect(worst.difference <= BLOCK_LIMIT, `${motion} motion: ${JSON.stringify(worst)}`).toBe(true);
      found.push({name, motion, mean, worst: worst.difference});
    }
  });
});

const found: {name: string; motion: string; mean: number; worst: number}[] = [];

afterAll(() => {
  const worst = found.toSorted((one, other) => other.worst - one.worst).slice(0, 5);
  const mean = found.toSorted((one, other) => other.mean - one.mean).slice(0, 5);
  console.info(JSON.stringify({worst, mean}));
});

/** A compositor and what it draws to. */
interface Player {
  readonly compositor: Compositor;
  readonly canvas: OffscreenCanvas;
}

/** Plays a script after a rest, so that nothing is left of the one before but its pictures. */
function play({compositor, canvas}: Player, script: Script, size: PixelSize, now: number): Picture {
  compositor.setPaint(PLAIN_PAINT, now - 50_000);
  compositor.setDream(null, now - 50_000);
  compositor.setLens(null, now - 50_000);
  compositor.render(now - 40_000);
  compositor.render(now - 20_000);
  compositor.render(script(compositor, size, now));
  const {width, height} = canvas;
  const reader = new OffscreenCanvas(width, height).getContext('2d', {willReadFrequently: true})!;
  reader.drawImage(canvas, 0, 0);
  return {width, height, data: new Uint8Array(reader.getImageData(0, 0, width, height).data.buffer)};
}

/** The block of the pictures in which they differ most. */
function worstBlock(one: Picture, other: Picture): {x: number; y: number; difference: number} {
  let worst = {x: 0, y: 0, difference: 0};
  for (let y = 0; y + BLOCK_SIDE <= one.height; y += BLOCK_SIDE) {
    for (let x = 0; x + BLOCK_SIDE <= one.width; x += BLOCK_SIDE) {
      const area = {x, y, width: BLOCK_SIDE, height: BLOCK_SIDE};
      const here = difference(crop(one, area), crop(other, area));
      if (here > worst.difference) worst = {x, y, difference: here};
    }
  }
  return worst;
}

function pictureOf(
  size: PixelSize,
  colour: (u: number, v: number) => Rgb,
): {kind: 'pixels'; data: Uint8ClampedArray<ArrayBuffer>; size: PixelSize} {
  const {width, height} = size;
  const {data} = drawPicture(width, height, (x, y) => colour((x + 0.5) / width, (y + 0.5) / height));
  return {kind: 'pixels', data: Uint8ClampedArray.from(data), size};
}

/** Somebody before a wall: slow shades, a few edges, a little noise. */
function photo(u: number, v: number): Rgb {
  const isFace = Math.hypot((u - 0.5) * 3, (v - 0.45) * 2.2) < 0.5;
  const noise = 8 * Math.sin(12_989.8 * u + 78_233 * v);
  return isFace
    ? [215 - 60 * v + noise, 170 - 40 * u + noise, 145 + noise]
    : [60 + 120 * u + noise, 90 + 60 * v + noise, 160 - 80 * u + noise];
}

/** Strokes of strong colours. */
function painting(u: number, v: number): Rgb {
  const stroke = Math.sin(40 * u + 9 * Math.sin(11 * v));
  return [150 + 90 * stroke, 110 + 60 * Math.cos(23 * v + 4 * u), 60 + 50 * Math.sin(31 * (u - v))];
}

/**
 * Changes as much as a dream does that has seized the picture.
 *
 * @param grip How far the picture gives way to it.
 */
function dream(size: PixelSize, grip: (u: number) => number = () => 0): DreamtPicture {
  const seen = pictureOf(scale(size, 0.2), photo);
  const dreamt = (u: number, v: number): Rgb => {
    const [from, to] = [photo(u, v), painting(u, v)];
    return [0, 1, 2].map((channel) => 0.75 * to[channel]! + 0.25 * from[channel]!) as unknown as Rgb;
  };
  return {seen, dreamt: withGrip(pictureOf(seen.size, dreamt), grip)};
}

/** The same picture with the grip as its alpha. */
function withGrip(picture: ReturnType<typeof pictureOf>, grip: (u: number) => number): typeof picture {
  const {width} = picture.size;
  return {
    ...picture,
    data: picture.data.map((value, at) => (at % 4 === 3 ? 255 * grip((((at >> 2) % width) + 0.5) / width) : value)),
  };
}

function plates(count: number, side: number): readonly LensPlate[] {
  return Array.from({length: count}, (_, index) => {
    const {data, size} = pictureOf({width: side, height: side - 2}, (u, v) => painting((u + index) / 2, v / 2));
    return {
      ...{id: `plate-${index}`, caption: null, tap: null},
      picture: {...size, data},
      isSmooth: index % 2 === 0,
    };
  });
}

function tilesOn({width, height}: PixelSize): CanvasLayout['tiles'] {
  return ['the-scream', 'starry-night', 'great-wave'].map((style, index) => ({
    style,
    rect: {x: 10.5 + index * (width / 3.4), y: height - 52.25, width: 44, height: 40},
  }));
}

function scale({width, height}: PixelSize, by: number): PixelSize {
  return {width: Math.round(width * by), height: Math.round(height * by)};
}
