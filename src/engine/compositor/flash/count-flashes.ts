/**
 * Counts flashes in every window of the picture, and says how much of what was last shown must stay
 * so that there are not too many.
 *
 * A window is held from the moment when following the picture would be one turn too many. While it
 * is held, it shows a running average, and never so much of the picture that it turns before its
 * turns are old enough. It is let go when they are and the picture has come to rest; so a lasting
 * strobe is a steady light and not three flashes in every second.
 *
 * All of it is on the GPU, in one texture as high as the grid: planes of one texel a cell, side by
 * side. A window goes by the name of its upper left cell. Every pair is (luminance, red). A texture
 * of zeros is a dark screen that has rested.
 *
 *     cell    extreme, side    the cell's last extreme, and whether the last change was up (1) or
 *                              down (0)
 *     swing   extreme, side    the same for the number of the window's cells that are up
 *     turns   6 pairs          seconds until each of the window's last turns no longer counts,
 *                              newest first; three planes
 *     hold    grip, stance     1 while held, sinking to 0 as it is let go; on which side of what is
 *                              shown the picture was last
 *     keep    unrest, share    seconds until a steady stance counts as rest; how much of the shown
 *                              picture stays
 */
import type * as THREE from 'three/webgpu';
import {abs, clamp, exp, Fn, If, ivec2, max, min, mix, pow, screenCoordinate, step, vec2, vec4} from 'three/tsl';
import type {Readable} from './measure-cells.ts';
import {AVERAGE_MS, CHANGE, GRID, RELEASE_MS, SECOND_MS, UNREST_MS, WINDOW, WINDOW_SWING} from './flash-rules.ts';

/** The planes, in their order. */
export const PLANES = ['cell', 'swing', 'turns0', 'turns1', 'turns2', 'hold', 'keep'] as const;

/**
 * Exponent of the display's curve: shown and wanted picture are mixed in its values, not in light.
 */
const GAMMA = 2.2;

/**
 * As shares of CHANGE: how far a held cell may go back from its extreme; how far the picture must
 * be off to be on a side.
 */
const SLACK = 0.6;
const STANCE = 0.5;

type Plane = (typeof PLANES)[number];
type Pair = THREE.Node<'vec2'>;

/** A value's last extreme, and the side it lies on: 1 after a rise, 0 after a fall. */
interface Turning {
  readonly extreme: Pair;
  readonly side: Pair;
}

/**
 * The state after another frame.
 *
 * @param cells From `measureCells`. @param state What this returned the frame before.
 * @param seconds Since the frame before.
 */
export function countFlashes(cells: Readable, state: Readable, seconds: THREE.Node<'float'>): THREE.Node<'vec4'> {
  const read = (plane: Plane, at: THREE.Node<'ivec2'>): THREE.Node<'vec4'> =>
    state.load(at.add(ivec2(PLANES.indexOf(plane) * GRID.columns, 0))).toVar();

  return Fn(() => {
    const texel = ivec2(screenCoordinate).toVar();
    const at = ivec2(texel.x.mod(GRID.columns), texel.y).toVar();
    const change = vec2(...CHANGE);

    // How many of the window's cells are up, how many would be if the picture were shown as it is,
    // and how many of them are brighter than what is shown, less those that are darker.
    const up = vec2(0).toVar();
    const upIfShown = vec2(0).toVar();
    const brighter = vec2(0).toVar();
    const window = cellsOf(at);
    for (const cell of window) {
      const measured = cells.load(cell).toVar();
      const [wanted, shown] = [measured.xy, measured.zw];
      const now = follow(turningOf(read('cell', cell)), shown, change);
      up.addAssign(now.side);
      upIfShown.addAssign(follow(now, wanted, change).side);
      brighter.addAssign(signBeyond(wanted.sub(shown), change.mul(STANCE)));
    }

    const swing = turningOf(read('swing', at));
    const swung = follow(swing, up, vec2(WINDOW_SWING));
    const wouldTurn = abs(follow(swung, upIfShown, vec2(WINDOW_SWING)).side.sub(swung.side));
    const turns = addTurn(
      [read('turns0', at), read('turns1', at), read('turns2', at)],
      abs(swung.side.sub(swing.side)),
      seconds,
    );
    const isCrowded = isPositive(turns[2].zw);

    const hold = read('hold', at);
    const side = signBeyond(brighter, vec2(WINDOW_SWING)).toVar();
    const stance = mix(hold.zw, side, abs(side)).toVar();
    const isReversed = isPositive(hold.zw.mul(stance).negate());
    const unrest = mix(max(read('keep', at).xy.sub(seconds), 0), vec2(UNREST_MS / 1000), isReversed).toVar();

    const isHeld = max(isCrowded.mul(wouldTurn), isPositive(hold.xy).mul(max(isCrowded, isPositive(unrest)))).toVar();
    const grip = mix(max(hold.xy.sub(seconds.div(RELEASE_MS / 1000)), 0), vec2(1), isHeld).toVar();
    const reach = max(grip.mul(grip).mul(AVERAGE_MS / 1000), 1e-6);
    const average = exp(seconds.negate().div(reach)).mul(isPositive(grip));

    const plane = texel.x.div(GRID.columns).toVar();
    const mustStay = isHeld.mul(isCrowded).toVar();
    const toStay = vec2(0).toVar();
    // Costly, and mostly for nothing.
    If(plane.equal(PLANES.indexOf('keep')).and(max(mustStay.x, mustStay.y).greaterThan(0)), () => {
      for (const cell of window) {
        const measured = cells.load(cell).toVar();
        const [wanted, shown] = [measured.xy, measured.zw];
        const now = follow(turningOf(read('cell', cell)), shown, change);
        toStay.assign(max(toStay, shareToStay(now, wanted, shown, change)));
      }
    });
    const share = max(average, toStay.mul(mustStay));

    const cell = follow(turningOf(read('cell', at)), cells.load(at).zw, change);
    const planes: Readonly<Record<Plane, THREE.Node<'vec4'>>> = {
      cell: vec4(cell.extreme, cell.side),
      swing: vec4(swung.extreme, swung.side),
      turns0: turns[0],
      turns1: turns[1],
      turns2: turns[2],
      hold: vec4(grip, stance),
      keep: vec4(unrest, share),
    };
    const result = vec4(0).toVar();
    PLANES.forEach((name, index) => {
      If(plane.equal(index), () => {
        result.assign(planes[name]);
      });
    });
    return result;
  })();
}

function turningOf(stored: THREE.Node<'vec4'>): Turning {
  return {extreme: stored.xy, side: stored.zw};
}

/** The window's cells; at the right and lower rims the last ones count again. */
function cellsOf(window: THREE.Node<'ivec2'>): THREE.Node<'ivec2'>[] {
  const cells: THREE.Node<'ivec2'>[] = [];
  for (let y = 0; y < WINDOW.rows; y++) {
    for (let x = 0; x < WINDOW.columns; x++) {
      cells.push(ivec2(min(vec2(window).add(vec2(x, y)), vec2(GRID.columns - 1, GRID.rows - 1))).toVar());
    }
  }
  return cells;
}

/**
 * Follows a value: it turns when it comes back from its extreme by `change`, else the extreme goes
 * with it.
 */
function follow({extreme, side}: Turning, value: Pair, change: Pair): Turning {
  const direction = side.mul(2).sub(1);
  const back = direction.mul(extreme.sub(value)).toVar();
  const turns = step(change, back).toVar();
  const furthest = extreme.sub(direction.mul(min(back, 0)));
  return {extreme: mix(furthest, value, turns).toVar(), side: mix(side, side.oneMinus(), turns).toVar()};
}

/** Puts a turn of the frame before in front, where there was one; the others grow older. */
function addTurn(
  [first, second, third]: readonly [THREE.Node<'vec4'>, THREE.Node<'vec4'>, THREE.Node<'vec4'>],
  happened: Pair,
  seconds: THREE.Node<'float'>,
): readonly [THREE.Node<'vec4'>, THREE.Node<'vec4'>, THREE.Node<'vec4'>] {
  const older = [first.xy, first.zw, second.xy, second.zw, third.xy, third.zw];
  const newer = [vec2(SECOND_MS / 1000), ...older];
  const at = (index: number): Pair =>
    max(mix(older[index] ?? vec2(0), newer[index] ?? vec2(0), happened).sub(seconds), 0);
  return [vec4(at(0), at(1)).toVar(), vec4(at(2), at(3)).toVar(), vec4(at(4), at(5)).toVar()];
}

/** How much of the shown picture must stay in a cell so that it does not turn. */
function shareToStay({extreme, side}: Turning, wanted: Pair, shown: Pair, change: Pair): Pair {
  // Not below the floor: whatever the picture adds, what stays of the shown one is enough. It may
  // be below already.
  const floor = max(min(extreme.sub(change.mul(SLACK)), shown), 0);
  const onFall = curve(floor.div(max(shown, 1e-4))).mul(isPositive(floor.sub(wanted)));
  // Not above the ceiling: the mixture is no brighter than the mixture of both means (Minkowski's
  // inequality).
  const ceiling = max(extreme.add(change.mul(SLACK)), shown);
  const onRise = curve(wanted)
    .sub(curve(ceiling))
    .div(max(curve(wanted).sub(curve(shown)), 1e-4));
  return clamp(mix(onRise, onFall, side), 0, 1);
}

function curve(light: Pair): Pair {
  return pow(max(light, 0), vec2(1 / GAMMA));
}

/** 1 from `limit` on, -1 from minus `limit` on, else 0. */
function signBeyond(value: Pair, limit: Pair): Pair {
  return step(limit, value).sub(step(limit, value.negate()));
}

function isPositive(value: Pair): Pair {
  return step(1e-6, value);
}
