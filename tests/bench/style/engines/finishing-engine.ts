/**
 * The finishing pass as the compositor runs it: its five steps, and the light over the whole
 * display.
 */
import * as THREE from 'three/webgpu';
import {texture, uv, vec4} from 'three/tsl';

import {NoiseTexture} from '../../../../src/engine/compositor/three/brush/noise-texture.ts';
import {PaintingFinisher} from '../../../../src/engine/compositor/three/brush/painting-finisher.ts';
import {prepare} from '../../../../src/engine/compositor/three/picture-texture.ts';
import {FLAT_MATERIAL} from '../../../../src/engine/compositor/three/quad.ts';
import {createTarget} from '../../../../src/engine/compositor/three/texture-step.ts';
import {mixHands, PLAIN_HAND} from '../../../../src/engine/network/hand.ts';
import type {PixelSize} from '../../../../src/protocol/units.ts';
import type {BenchJob} from '../bench-engine.ts';

/** The pass, ready to be repeated. */
export interface FinishingEngine {
  readonly paint: () => void;
  /** The newest picture as RGBA bytes, [height, width, 4]. */
  readonly read: () => Promise<Uint8Array>;
  readonly dispose: () => void;
}

/** Compiles the pass for a painting of the job's size and a display. */
export async function createFinishingEngine(
  {gpu: {device}, network, pixels, mix}: BenchJob,
  display: PixelSize,
): Promise<FinishingEngine> {
  const renderer = new THREE.WebGPURenderer({canvas: noCanvas(display), device, antialias: false, depth: false});
  await renderer.init();
  const noise = new NoiseTexture();
  const [painting, camera] = [0, 1].map(() =>
    texture<'vec4'>(prepare(new THREE.DataTexture(pixels.data, pixels.width, pixels.height))),
  );
  if (painting === undefined || camera === undefined) throw new Error('Assertion failed: two textures were made');
  const finisher = new PaintingFinisher(painting, camera, {noise, standsStill: false, isSoftware: false});
  const material = new THREE.NodeMaterial();
  material.setValues({...FLAT_MATERIAL, blending: THREE.NoBlending});
  material.fragmentNode = vec4(finisher.colourAt(uv()), 1);
  const quad = new THREE.QuadMesh(material);
  const target = createTarget('FinishingEngine.target', display, THREE.UnsignedByteType);
  const hands = network.file.styles.map(({hand}) => hand ?? PLAIN_HAND);
  return {
    paint: () => {
      finisher.setHand(mixHands(hands, mix));
      finisher.run(renderer, pixels, display, true);
      renderer.setRenderTarget(target);
      quad.render(renderer);
    },
    read: async () =>
      (await renderer.readRenderTargetPixelsAsync(target, 0, 0, target.width, target.height)) as Uint8Array,
    dispose: () => {
      for (const owned of [finisher, noise, material, target]) owned.dispose();
    },
  };
}

/** What a renderer asks of a canvas that it never draws to: there is none in Node. */
function noCanvas({width, height}: PixelSize): HTMLCanvasElement {
  const ignore = (): void => undefined;
  const canvas = {width, height, style: {}, addEventListener: ignore, removeEventListener: ignore};
  return canvas as unknown as HTMLCanvasElement;
}
