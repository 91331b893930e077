/**
 * Draws the still life as it is at one time, in small pieces of work.
 */
import type {Arrangement} from '../arrangement.ts';
import {bustTurnAt, cameraAt} from '../composition.ts';
import {KEY_LIGHT, keyLightAt} from '../light.ts';
import {triangleCount, vertexCount} from '../triangle-mesh.ts';
import {projectionOf} from './projection.ts';
import {clearVisibility, createVisibilityBuffer, FOUR_SAMPLES, rasterise, type VisibilityBuffer} from './rasterise.ts';
import {resolveRows} from './resolve-rows.ts';
import {Shader} from './shader.ts';
import {createShadowMap, SHADOW_MAP_SIDE} from './shadow-map.ts';
import {pourTogether, type TriangleSoup} from './triangle-soup.ts';
import {VERTEX_STRIDE} from './vertex-layout.ts';
import {createVertexArrays, placeVertices, SHADOW_STRIDE, type VertexArrays} from './vertex-stage.ts';

/** How much is done in one piece, so that each takes about a millisecond. */
const PIECE = {vertices: 6000, triangles: 4000, rows: 8} as const;

/** Draws views of one arrangement, one at a time. */
export class ViewRenderer {
  readonly width: number;
  readonly height: number;
  readonly #arrangement: Arrangement;
  readonly #soup: TriangleSoup;
  readonly #arrays: VertexArrays;
  readonly #shadowMap: VisibilityBuffer;
  readonly #visible: VisibilityBuffer;
  readonly #shader: Shader;

  /** For pictures of this size in pixels; the arrangement should be made for their aspect. */
  constructor(arrangement: Arrangement, width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#arrangement = arrangement;
    this.#soup = pourTogether(arrangement);
    this.#arrays = createVertexArrays(this.#soup);
    this.#shadowMap = createShadowMap();
    this.#visible = createVisibilityBuffer(width, height, FOUR_SAMPLES);
    this.#shader = new Shader({
      ...{soup: this.#soup, vertices: this.#arrays.seen, shadowMap: this.#shadowMap, width, height},
      textures: arrangement.textures,
    });
  }

  /**
   * Draws the view at `seconds` into `pixels` ([height, width], red in the lowest byte); each step
   * of the generator is one piece. A view must be drawn to its end before the next one begins.
   */
  *draw(seconds: number, pixels: Uint32Array): Generator<void, void, void> {
    const {bustPlace, framing} = this.#arrangement;
    const camera = cameraAt(framing, seconds);
    const keyLight = keyLightAt(seconds);
    const moment = {
      turn: bustTurnAt(seconds),
      axis: bustPlace,
      camera: projectionOf(camera, this.width, this.height),
      shadows: projectionOf(shadowCamera(keyLight.position), SHADOW_MAP_SIDE, SHADOW_MAP_SIDE),
      keyLight,
    };
    const {mesh, castingTriangles} = this.#soup;
    yield* pieces(vertexCount(mesh), PIECE.vertices, (first, end) => {
      placeVertices(this.#soup, moment, this.#arrays, first, end);
    });
    clearVisibility(this.#shadowMap);
    const casting = {values: this.#arrays.casting, stride: SHADOW_STRIDE};
    yield* pieces(castingTriangles, PIECE.triangles, (first, end) => {
      rasterise(this.#shadowMap, casting, mesh.indices, first, end);
    });
    clearVisibility(this.#visible);
    const seen = {values: this.#arrays.seen, stride: VERTEX_STRIDE};
    yield* pieces(triangleCount(mesh), PIECE.triangles, (first, end) => {
      rasterise(this.#visible, seen, mesh.indices, first, end);
    });
    this.#shader.begin(camera, keyLight);
    yield* pieces(this.height, PIECE.rows, (first, end) => {
      resolveRows(this.#visible, this.#shader, pixels, first, end);
    });
  }
}

/** The key light as a camera that sees its whole cone. */
function shadowCamera(position: readonly [number, number, number]): Parameters<typeof projectionOf>[0] {
  return {position, target: [0, KEY_LIGHT.targetY, 0], fieldOfView: (KEY_LIGHT.cone * 360) / Math.PI};
}

function* pieces(count: number, size: number, work: (first: number, end: number) => void): Generator<void, void, void> {
  for (let first = 0; first < count; first += size) {
    work(first, Math.min(first + size, count));
    yield;
  }
}
