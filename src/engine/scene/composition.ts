/**
 * Where everything stands and how the picture is framed: wide pictures spread the still life like a
 * frieze, tall ones pile it up under the bust.
 */
import {FRUIT_KINDS, FRUIT_RADIUS, type FruitKind} from './fruit.ts';
import type {Triple} from './parametric.ts';
import type {SeededRandom} from '../shared/seeded-random.ts';

/**
 * A place on the table, with a turn around the vertical in radians. Decimetres; y = 0 is the
 * table's top.
 */
export interface Place {
  readonly x: number;
  readonly z: number;
  readonly turn: number;
}

/** A fruit's place; `y` is the height it lies at and `tilt` leans it over. */
export interface FruitPlace extends Place {
  readonly kind: FruitKind;
  readonly y: number;
  readonly tilt: number;
}

/** The arrangement for one picture shape and seed. */
export interface Composition {
  readonly bust: Place;
  readonly jug: Place;
  readonly bowl: Place;
  readonly books: Place;
  readonly grapes: Place;
  readonly looseFruit: readonly FruitPlace[];
  readonly tableFront: number;
  readonly clothLeft: number;
  readonly clothRight: number;
  readonly clothDrop: number;
  readonly curtainX: number;
  readonly framing: Framing;
}

/** Where a camera stands, what it looks at, upright, and how much it sees. */
export interface CameraPose {
  readonly position: Triple;
  readonly target: Triple;
  /** Vertical angle of view in degrees. */
  readonly fieldOfView: number;
  /** Width over height. */
  readonly aspect: number;
  /** Between these distances it sees things, in decimetres. */
  readonly near: number;
  readonly far: number;
}

/** What the camera must show. */
export interface Framing {
  readonly aspect: number;
  /** Half the height shown at the middle of the table, in decimetres. */
  readonly halfHeight: number;
  readonly centreY: number;
  /** Radians above the horizon. */
  readonly elevation: number;
}

/** Vertical field of view, in degrees: long, as a portrait painter stands back. */
const FIELD_OF_VIEW = 26;

/** The shapes between which places are mixed: width over height. */
const TALL = 9 / 16;
const WIDE = 16 / 9;

/**
 * The bust's turn: mostly towards the light, never so far that the face is lost. Radians and
 * seconds.
 */
const BUST_TURN = {middle: -0.1, swing: 0.5, periodSeconds: 41, phase: 3.75} as const;

/** Composes the still life for a picture of this aspect (width over height). */
export function compose(aspect: number, random: SeededRandom): Composition {
  const wide = Math.min(Math.max((aspect - TALL) / (WIDE - TALL), 0), 1);
  // Beyond 16:9 the wings move outwards.
  const spread = 1 + 0.22 * Math.min(Math.max(aspect - WIDE, 0), 1);
  const place = (tall: readonly [number, number], broad: readonly [number, number], turn: number): Place => ({
    x: (tall[0] + (broad[0] - tall[0]) * wide) * spread,
    z: tall[1] + (broad[1] - tall[1]) * wide,
    turn,
  });
  const bust = place([0.05, -1.2], [0, -0.9], 0);
  const jug = place([1.6, -2.4], [3.05, -1.5], random.between(-0.5, 0.3));
  const bowl = place([0.95, 0.75], [2.35, 0.45], random.between(0, 6));
  const books = place([-1.15, 0.05], [-3.2, -0.5], random.between(0.15, 0.5));
  const grapes = place([0.1, 1.85], [0.75, 1.35], random.between(-0.3, 0.5));
  const taken: Disc[] = [
    {...bust, radius: 0.85},
    {...jug, radius: 0.95},
    {...bowl, radius: 0.75},
    {...books, radius: 1.3},
    {...grapes, radius: 0.75},
  ];
  return {
    bust,
    jug,
    bowl,
    books,
    grapes,
    looseFruit: scatterFruit(taken, wide, spread, random),
    tableFront: 2.75 - 0.45 * wide,
    clothLeft: (-1.9 - 0.6 * wide) * spread,
    clothRight: (2.1 + 2.0 * wide) * spread,
    clothDrop: 2.6 - 0.9 * wide,
    curtainX: -(3.1 + 4.3 * wide) * spread,
    framing: {
      aspect,
      halfHeight: Math.max(3.3, 2.38 / aspect),
      centreY: 2.08,
      elevation: 0.27 - 0.1 * wide,
    },
  };
}

/**
 * The bust's turn around the vertical at a time, in radians: left and right, the face always in
 * view.
 */
export function bustTurnAt(seconds: number): number {
  const angle = (2 * Math.PI * seconds) / BUST_TURN.periodSeconds + BUST_TURN.phase;
  return BUST_TURN.middle + BUST_TURN.swing * Math.sin(angle);
}

/** The camera at a time: it sways, so that near things slide before far ones. */
export function cameraAt({aspect, halfHeight, centreY, elevation}: Framing, seconds: number): CameraPose {
  const around = 0.13 * Math.sin((2 * Math.PI * seconds) / 47 - 0.4);
  const above = elevation + 0.025 * Math.sin((2 * Math.PI * seconds) / 31);
  const distance =
    (halfHeight / Math.tan((FIELD_OF_VIEW * Math.PI) / 360)) * (1 - 0.02 * Math.sin((2 * Math.PI * seconds) / 61));
  return {
    position: [
      Math.sin(around) * Math.cos(above) * distance,
      centreY + Math.sin(above) * distance,
      Math.cos(around) * Math.cos(above) * distance,
    ],
    target: [0, centreY, 0],
    fieldOfView: FIELD_OF_VIEW,
    aspect,
    near: 4,
    far: 40,
  };
}

interface Disc {
  readonly x: number;
  readonly z: number;
  readonly radius: number;
}

/** Rolls fruit onto the front of the table where nothing stands yet. */
function scatterFruit(taken: Disc[], wide: number, spread: number, random: SeededRandom): FruitPlace[] {
  const places: FruitPlace[] = [];
  const wanted = 5 + Math.round(wide);
  const basket = new FruitBasket(random);
  let kind = basket.take();
  for (let attempt = 0; attempt < 400 && places.length < wanted; attempt++) {
    const radius = FRUIT_RADIUS[kind];
    const x = random.between(-1.7 - 1.3 * wide, 1.8 + 1.6 * wide) * spread;
    const z = random.between(0.6, 2.15 - 0.4 * wide);
    if (taken.some((disc) => Math.hypot(disc.x - x, disc.z - z) < disc.radius + radius)) continue;
    taken.push({x, z, radius});
    const isLying = kind === 'lemon' || (kind === 'pear' && random.next() < 0.5);
    places.push({
      kind,
      x,
      z,
      y: 0,
      turn: random.between(0, Math.PI * 2),
      tilt: isLying ? Math.PI / 2 : random.between(-0.25, 0.25),
    });
    kind = basket.take();
  }
  return places;
}

/**
 * Fruit heaped in the bowl: a ring on the floor and a few on top, as seen from the bowl's centre.
 */
export function heapFruit(floorHeight: number, random: SeededRandom): FruitPlace[] {
  const places: FruitPlace[] = [];
  const basket = new FruitBasket(random);
  const start = random.between(0, Math.PI * 2);
  const put = (angle: number, ring: number, y: number): void => {
    places.push({
      kind: basket.take(),
      x: Math.cos(angle) * ring,
      z: Math.sin(angle) * ring,
      y,
      turn: random.between(0, Math.PI * 2),
      tilt: random.between(-0.7, 0.7),
    });
  };
  for (let index = 0; index < 5; index++) put(start + (index * Math.PI * 2) / 5, 0.66, floorHeight + 0.16);
  for (let index = 0; index < 3; index++) put(start + 0.5 + (index * Math.PI * 2) / 3, 0.36, floorHeight + 0.72);
  return places;
}

/** Gives out one fruit of each kind before any kind comes again. */
class FruitBasket {
  readonly #random: SeededRandom;
  #left: FruitKind[] = [];

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  take(): FruitKind {
    if (this.#left.length === 0) this.#left = [...FRUIT_KINDS];
    const [kind] = this.#left.splice(Math.floor(this.#random.next() * this.#left.length), 1);
    return kind ?? 'apple';
  }
}
