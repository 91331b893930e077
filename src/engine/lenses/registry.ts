/**
 * Where each lens of the catalogue comes from: its code is loaded when it is first chosen. A
 * missing one is an error of types.
 */
import type {LensId} from '../../catalogue/lenses.ts';
import type {Lens} from './lens.ts';

/** A loader for each lens; each call opens a new one. */
export const LENSES: {readonly [Id in LensId]: () => Promise<Lens<Id>>} = {
  labels: async () => (await import('./labels/labels-lens.ts')).createLabelsLens(),
  activations: async () => (await import('./activations/activations-lens.ts')).createActivationsLens(),
  excites: async () => (await import('./excites/excites-lens.ts')).createExcitesLens(),
  filters: async () => (await import('./filters/filters-lens.ts')).createFiltersLens(),
  layers: async () => (await import('./layers/layers-lens.ts')).createLayersLens(),
  saliency: async () => (await import('./saliency/saliency-lens.ts')).createSaliencyLens(),
  occlusion: async () => (await import('./occlusion/occlusion-lens.ts')).createOcclusionLens(),
  adversarial: async () => (await import('./adversarial/adversarial-lens.ts')).createAdversarialLens(),
  linear: async () => (await import('./linear/linear-lens.ts')).createLinearLens(),
  fingerprint: async () => (await import('./fingerprint/fingerprint-lens.ts')).createFingerprintLens(),
  playground: async () => (await import('./playground/playground-lens.ts')).createPlaygroundLens(),
  map: async () => (await import('./map/map-lens.ts')).createMapLens(),
  gradcam: async () => (await import('./gradcam/gradcam-lens.ts')).createGradCamLens(),
  inversion: async () => (await import('./inversion/inversion-lens.ts')).createInversionLens(),
  repaint: async () => (await import('./repaint/repaint-lens.ts')).createRepaintLens(),
  classes: async () => (await import('./classes/classes-lens.ts')).createClassesLens(),
  accentuate: async () => (await import('./accentuate/accentuate-lens.ts')).createAccentuateLens(),
};
