/** `brush/marks/mark-site.ts` for shaders: what a mark needs to know about its pixel. */
import type * as THREE from 'three/webgpu';
import type {Sampled} from '../../smooth-sample.ts';
import type {BrushUniforms} from '../brush-uniforms.ts';

/** A pixel of the display. Places and lengths are in short sides. */
export interface MarkSiteNode {
  readonly colours: Sampled;
  readonly directions: Sampled;
  readonly noise: Sampled;
  readonly uniforms: BrushUniforms;
  readonly place: THREE.Node<'vec2'>;
  /** How far the picture has carried the noise along. */
  readonly moved: THREE.Node<'vec2'>;
  readonly fine: THREE.Node<'float'>;
}

/**
 * Lays a mark over the strokes of one pixel: returns the new red, green, blue and height.
 *
 * @param under What is there, as a variable. @param share Of this kind among the marks of a mix.
 */
export type MarkNode = (
  site: MarkSiteNode,
  under: THREE.Node<'vec4'>,
  share: THREE.Node<'float'>,
) => THREE.Node<'vec4'>;
