/** Where each lens comes from: its code is loaded when it is first chosen. */
import type {LensId} from '../../protocol/lenses.ts';
import type {Lens} from './lens.ts';

/** A loader for each lens; each call opens a new one. */
export const LENSES: Readonly<Record<LensId, () => Promise<Lens>>> = {
  labels: async () => (await import('./labels-lens.ts')).createLabelsLens(),
  activations: async () => (await import('./activations-lens.ts')).createActivationsLens(),
  filters: async () => (await import('./filters-lens.ts')).createFiltersLens(),
  layers: async () => (await import('./layers-lens.ts')).createLayersLens(),
  saliency: async () => (await import('./saliency-lens.ts')).createSaliencyLens(),
  occlusion: async () => (await import('./occlusion-lens.ts')).createOcclusionLens(),
  adversarial: async () => (await import('./adversarial-lens.ts')).createAdversarialLens(),
  linear: async () => (await import('./linear-lens.ts')).createLinearLens(),
  fingerprint: async () => (await import('./fingerprint-lens.ts')).createFingerprintLens(),
};
