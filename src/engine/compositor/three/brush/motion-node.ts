/**
 * How a cell of the painting has moved since the one before: a coarse search where much has
 * changed, then a few steps along the gradient (Lucas and Kanade 1981), and nothing where that
 * explains the picture hardly better than standing still.
 *
 * Three pixels of a large display are one of the painting, and change its luma by less than a
 * camera's noise does. So it is not the change that decides, but how much of it the motion
 * explains: noise is explained by no motion.
 */
import type * as THREE from 'three/webgpu';
import {clamp, float, If, int, Loop, max, vec2} from 'three/tsl';
import type {Sampled} from '../smooth-sample.ts';

/** Places that are compared, along each side, and their distance in pixels of the painting. */
const PLACES = 7;
const PLACE_STEP_PX = 3;

/** The coarse search: motions along each side, and their distance in pixels of the painting. */
const SEARCH = 7;
const SEARCH_STEP_PX = 2.5;

/** Mean squared difference of luma from which it is made: more than a camera's noise. */
const CHANGED = (2 / 255) ** 2;

/** Steps along the gradient after it. */
const REFINEMENTS = 3;

/** A motion must leave at most so much of the squared difference that standing still leaves. */
const LEFT_AT_MOST = 0.64;

/**
 * Weight of the expected motion beside squared gradients of luma: it decides where the picture
 * itself does not say, as along an edge.
 */
const EXPECTED_WEIGHT = 1e-4;

type Vec2 = THREE.Node<'vec2'>;
type Float = THREE.Node<'float'>;

/** What motion is found in. */
export interface MovingPictures {
  /** The painting's luma is the fourth number. */
  readonly now: Sampled;
  readonly before: Sampled;
  /** In pixels. */
  readonly size: Vec2;
}

/**
 * Motion around a place; 0 where the picture stands still. Places and motions are in pixels of the
 * painting.
 */
export function motionNode({now, before, size}: MovingPictures, middle: Vec2, expected: Vec2): Vec2 {
  const nowAt = (at: Vec2): Float => now.sample(at.div(size)).w;
  const beforeAt = (at: Vec2): Float => before.sample(at.div(size)).w;
  const overPlaces = (visit: (at: Vec2) => void): void => {
    Loop(PLACES * PLACES, ({i}) => {
      visit(middle.add(gridPlace(int(i), PLACES).mul(PLACE_STEP_PX)).toVar());
    });
  };
  const difference = (motion: Vec2): Float => {
    const sum = float(0).toVar();
    overPlaces((at) => {
      const away = nowAt(at)
        .sub(beforeAt(at.sub(motion)))
        .toVar();
      sum.addAssign(away.mul(away));
    });
    return sum.div(PLACES * PLACES);
  };

  const motion = vec2(0).toVar();
  const still = difference(vec2(0)).toVar();
  If(still.greaterThan(CHANGED), () => {
    const best = still.toVar();
    Loop(SEARCH * SEARCH, ({i}) => {
      const tried = gridPlace(int(i), SEARCH).mul(SEARCH_STEP_PX).toVar();
      const found = difference(tried).toVar();
      If(found.lessThan(best), () => {
        best.assign(found);
        motion.assign(tried);
      });
    });
  });
  Loop(REFINEMENTS, () => {
    const xx = float(EXPECTED_WEIGHT).toVar();
    const xy = float(0).toVar();
    const yy = float(EXPECTED_WEIGHT).toVar();
    const right = expected.sub(motion).mul(EXPECTED_WEIGHT).toVar();
    overPlaces((at) => {
      const from = at.sub(motion).toVar();
      const slope = (x: number, y: number): Float =>
        beforeAt(from.add(vec2(x, y)))
          .sub(beforeAt(from.sub(vec2(x, y))))
          .div(2)
          .toVar();
      const [gx, gy] = [slope(1, 0), slope(0, 1)];
      const error = beforeAt(from).sub(nowAt(at)).toVar();
      xx.addAssign(gx.mul(gx));
      xy.addAssign(gx.mul(gy));
      yy.addAssign(gy.mul(gy));
      right.addAssign(vec2(gx, gy).mul(error));
    });
    const determinant = max(xx.mul(yy).sub(xy.mul(xy)), 1e-9).toVar();
    const step = vec2(yy.mul(right.x).sub(xy.mul(right.y)), xx.mul(right.y).sub(xy.mul(right.x))).div(determinant);
    motion.addAssign(clamp(step, -1.5, 1.5));
  });
  If(difference(motion).greaterThan(still.mul(LEFT_AT_MOST)), () => {
    motion.assign(vec2(0));
  });
  return motion;
}

/** A place of a square grid around 0, row by row. @param index In 0..`side`². */
function gridPlace(index: THREE.Node<'int'>, side: number): Vec2 {
  return vec2(float(index.mod(side)), float(index.div(side))).sub((side - 1) / 2);
}
