/**
 * What glaze mirrors at one place of a triangle.
 */
import type {CameraPose} from '../composition.ts';
import type {KeyLightPose} from '../light.ts';
import {GLAZE} from '../looks.ts';
import type {Triple} from '../parametric.ts';
import {highlight, SPECULAR, windowAxes, type WindowAxes, windowGlint} from './glaze.ts';
import {axesOf, type CameraAxes, pixelsPerTangent} from './projection.ts';
import {blend, VERTEX} from './vertex-layout.ts';

/** Works out shine for one view after another. */
export class GlazeShader {
  readonly #vertices: Float32Array;
  readonly #width: number;
  readonly #height: number;
  #window: WindowAxes = windowAxes([1, 0, 0]);
  #axes: CameraAxes = {right: [1, 0, 0], up: [0, 1, 0], forward: [0, 0, -1]};
  /** From the eye to the key light, in decimetres. */
  #toLight: Triple = [0, 0, 0];
  #tangentPerPixel = 1;
  #highlight = 0;
  #glint = 0;

  /** @param vertices As the vertex stage leaves them, for a picture of this size in pixels. */
  constructor(vertices: Float32Array, width: number, height: number) {
    this.#vertices = vertices;
    this.#width = width;
    this.#height = height;
  }

  /** Begins a view. */
  begin(camera: CameraPose, {position, direction}: KeyLightPose): void {
    const eye = camera.position;
    this.#window = windowAxes(direction);
    this.#axes = axesOf(camera);
    this.#toLight = [position[0] - eye[0], position[1] - eye[1], position[2] - eye[2]];
    this.#tangentPerPixel = 1 / pixelsPerTangent(camera.fieldOfView, this.#height);
  }

  /**
   * Looks at the place with the weights `wa`, `wb`, `wc` of the vertices that begin at `a`, `b`,
   * `c`; it is seen at (x, y), in pixels.
   */
  shineAt(a: number, b: number, c: number, wa: number, wb: number, wc: number, x: number, y: number): void {
    const vertices = this.#vertices;
    let nx = blend(vertices, VERTEX.normal, a, b, c, wa, wb, wc);
    let ny = blend(vertices, VERTEX.normal + 1, a, b, c, wa, wb, wc);
    let nz = blend(vertices, VERTEX.normal + 2, a, b, c, wa, wb, wc);
    const perNormal = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz);
    nx *= perNormal;
    ny *= perNormal;
    nz *= perNormal;
    const {right, up, forward} = this.#axes;
    const toRight = (x - this.#width / 2) * this.#tangentPerPixel;
    const toUp = (this.#height / 2 - y) * this.#tangentPerPixel;
    // From the eye to the place, one decimetre along the line of sight.
    const rayX = forward[0] + toRight * right[0] + toUp * up[0];
    const rayY = forward[1] + toRight * right[1] + toUp * up[1];
    const rayZ = forward[2] + toRight * right[2] + toUp * up[2];
    const perRay = 1 / Math.sqrt(rayX * rayX + rayY * rayY + rayZ * rayZ);
    const facing = -2 * (nx * rayX + ny * rayY + nz * rayZ);
    const mirrorX = (nx * facing + rayX) * perRay;
    const mirrorY = (ny * facing + rayY) * perRay;
    const mirrorZ = (nz * facing + rayZ) * perRay;
    this.#glint = windowGlint(mirrorX, mirrorY, mirrorZ, this.#window);

    // Weights in the room's proportions: distances blend as every other number does.
    const near = VERTEX.nearness;
    const distance = wa / (vertices[a + near] ?? 1) + wb / (vertices[b + near] ?? 1) + wc / (vertices[c + near] ?? 1);
    const lightX = this.#toLight[0] - rayX * distance;
    const lightY = this.#toLight[1] - rayY * distance;
    const lightZ = this.#toLight[2] - rayZ * distance;
    const perLight = 1 / Math.sqrt(lightX * lightX + lightY * lightY + lightZ * lightZ);
    const halfX = lightX * perLight - rayX * perRay;
    const halfY = lightY * perLight - rayY * perRay;
    const halfZ = lightZ * perLight - rayZ * perRay;
    const half = Math.sqrt(halfX * halfX + halfY * halfY + halfZ * halfZ);
    this.#highlight = highlight((nx * halfX + ny * halfY + nz * halfZ) / half);
  }

  /** What is mirrored there in a channel, when `key` is the light over pi that falls on it. */
  mirror(channel: 0 | 1 | 2, key: number): number {
    return this.#highlight * SPECULAR[channel] * key + this.#glint * GLAZE.glint[channel];
  }
}
