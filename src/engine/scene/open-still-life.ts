/**
 * Opens the still life with the renderer that suits the machine. A machine loads one of them only.
 */
import type {SceneRenderer, StillLife, StillLifeOptions} from './still-life.ts';

const OPENERS: Readonly<Record<SceneRenderer, (options: StillLifeOptions) => Promise<StillLife>>> = {
  three: async (options) => (await import('./three/three-still-life.ts')).ThreeStillLife.create(options, true),
  software: async (options) => (await import('./software/software-still-life.ts')).SoftwareStillLife.create(options),
};

/**
 * Opens it; takes about a second.
 *
 * @throws EngineError 'gpu-missing' when Three.js finds no WebGL2, 'gpu-lost' when it goes
 *   meanwhile.
 */
export function openStillLife(renderer: SceneRenderer, options: StillLifeOptions): Promise<StillLife> {
  return OPENERS[renderer](options);
}
