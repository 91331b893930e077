/**
 * The flash limiter: whatever is composed, no more than three flashes a second are shown.
 * `flash-rules.ts` says what a flash is.
 *
 * Before a frame is drawn it is drawn once in small and measured; small textures count what has
 * flashed where, and a veil over the frame keeps as much of what was last shown as it takes.
 * Nothing is read back, and the frame itself is drawn once.
 */
import * as THREE from 'three/webgpu';
import {texture, uniform, uv} from 'three/tsl';
import type {Milliseconds, PixelSize} from '../../../../protocol/units.ts';
import {createQuadGeometry, FLAT_MATERIAL} from '../quad.ts';
import {createTarget, type TexelNode, TextureStep} from '../texture-step.ts';
import {PLANES_SIZE} from './cell-planes.ts';
import {BLOCKS, type CountInputs, FIELDS, findCrowds, holdCells, lookAtCells, sumFields} from './count-flashes.ts';
import {GRID, TEXELS_PER_CELL} from '../../flash/flash-rules.ts';
import {CORNER_GRID, createVeilGeometry, createVeilMaterial, sharesAtCorners} from './veil.ts';

/** Above everything else in the scene. */
const VEIL_ORDER = 1000;

const CELLS = {width: GRID.columns, height: GRID.rows} as const;
const SMALL = {width: GRID.columns * TEXELS_PER_CELL, height: GRID.rows * TEXELS_PER_CELL} as const;

/** Limits the flashes of a scene. */
export class FlashLimiter {
  /** Goes into the scene; it draws itself above all that is there. */
  readonly veil: THREE.Mesh;
  readonly #renderer: THREE.WebGPURenderer;
  readonly #wanted = createTarget('FlashLimiter.wanted', SMALL, THREE.UnsignedByteType);
  // 16 bits: a running average that moves by less than 1/255 a frame must not stand still.
  #shown = createTarget('FlashLimiter.shown', SMALL, THREE.HalfFloatType);
  #shownNext = createTarget('FlashLimiter.shown', SMALL, THREE.HalfFloatType);
  readonly #shownNode = texture<'vec4'>(this.#shown.texture);
  readonly #seconds = uniform(0);
  /** In the order in which they run. */
  readonly #steps: readonly TextureStep[];
  readonly #copy = new THREE.NodeMaterial();
  /** What is shown, in small: the wanted picture under a veil of its own. */
  readonly #smallScene = new THREE.Scene();
  readonly #smallCamera = new THREE.OrthographicCamera(0, 1, 0, 1, -1, 1);
  readonly #quad = createQuadGeometry();
  #lastRendered: Milliseconds | null = null;

  constructor(renderer: THREE.WebGPURenderer) {
    this.#renderer = renderer;
    const wanted = texture<'vec4'>(this.#wanted.texture);
    const inputs = (cells: TexelNode): CountInputs => ({wanted, shown: this.#shownNode, cells, seconds: this.#seconds});
    const cells = createStep('cells', PLANES_SIZE);
    const acts = createStep('acts', CELLS).writes(lookAtCells(inputs(cells.after)));
    const fields = createStep('fields', FIELDS).writes(sumFields(acts.after));
    const crowds = createStep('crowds', BLOCKS).writes(findCrowds(fields.after));
    cells.writes(holdCells(inputs(cells.before), crowds.after));
    const shares = createStep('shares', CORNER_GRID).writes(sharesAtCorners(cells.after));
    this.#steps = [acts, fields, crowds, cells, shares];

    this.veil = new THREE.Mesh(createVeilGeometry(), createVeilMaterial(shares.after, this.#shownNode));
    this.veil.frustumCulled = false;
    this.veil.renderOrder = VEIL_ORDER;
    this.#copy.setValues(FLAT_MATERIAL);
    this.#copy.fragmentNode = wanted.sample(uv());
    this.#smallScene.add(new THREE.Mesh(this.#quad, this.#copy), this.veil.clone());
  }

  /** Draws a scene that has the veil in it to the canvas. */
  render(scene: THREE.Scene, camera: THREE.Camera, now: Milliseconds): void {
    const renderer = this.#renderer;
    this.#seconds.value = Math.max(0, now - (this.#lastRendered ?? now)) / 1000;
    this.#lastRendered = now;

    this.veil.visible = false;
    renderer.setRenderTarget(this.#wanted);
    renderer.render(scene, camera);
    for (const step of this.#steps) step.run(renderer);

    this.veil.visible = true;
    renderer.setRenderTarget(this.#shownNext);
    renderer.render(this.#smallScene, this.#smallCamera);
    renderer.setRenderTarget(null);
    renderer.render(scene, camera);

    [this.#shown, this.#shownNext] = [this.#shownNext, this.#shown];
    this.#shownNode.value = this.#shown.texture;
  }

  dispose(): void {
    for (const owned of [this.#wanted, this.#shown, this.#shownNext, ...this.#steps]) owned.dispose();
    this.#copy.dispose();
    this.#quad.dispose();
    this.veil.geometry.dispose();
    (this.veil.material as THREE.Material).dispose();
  }
}

/** Counts are floats, and the next frame's begin with them. */
function createStep(name: string, size: PixelSize): TextureStep {
  return new TextureStep(`FlashLimiter.${name}`, {size, type: THREE.FloatType, keepsBefore: true});
}
