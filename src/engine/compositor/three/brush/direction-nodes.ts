/** `brush/direction-field.ts` in shaders: the tensor of the painting, and its directions. */
import type * as THREE from 'three/webgpu';
import {abs, cos, dot, Fn, length, max, mix, PI, sin, smoothstep, uv, vec2, vec3, vec4} from 'three/tsl';
import {
  CAMERA_WEIGHT,
  FINE,
  GRADIENT_STEP_PX,
  LUMA_STEP_PX,
  OWN_WEIGHT,
  PAINTING_WEIGHT,
  SCHARR,
  SMOOTHING,
  SWIRL_GAIN,
  SWIRL_TABLE_SIDE,
  TENSOR_SIGMA_SHARE,
} from '../../../brush/direction-field.ts';
import {LUMA} from '../../../picture/luma.ts';
import type {Sampled} from '../smooth-sample.ts';
import type {BrushUniforms} from './brush-uniforms.ts';

/** How much of a new direction is taken where the painting has not changed. */
const STEADY_SHARE = 0.2;

/** A change of the painting's luma from which its directions begin to be new, and are. */
const CHANGED = {from: 0.02, to: 0.06} as const;

type Vec2 = THREE.Node<'vec2'>;
type Float = THREE.Node<'float'>;

/** The tensor at each pixel of the painting. */
export function tensorNode(painting: Sampled, camera: Sampled, uniforms: BrushUniforms): THREE.Node<'vec4'> {
  return Fn(() => {
    const pixel = vec2(1).div(uniforms.paintingSize).toVar();
    const own = gradient(painting, pixel).toVar();
    const seen = gradient(camera, pixel).mul(uniforms.hasCamera).toVar();
    const energy = dot(seen, seen).toVar();
    return vec4(
      doubled(own).mul(PAINTING_WEIGHT).add(doubled(seen).mul(CAMERA_WEIGHT)),
      dot(own, own).mul(PAINTING_WEIGHT).add(energy.mul(CAMERA_WEIGHT)),
      energy,
    );
  })();
}

/** xx - yy and 2xy. */
function doubled(gradientOf: Vec2): Vec2 {
  const {x, y} = gradientOf;
  return vec2(x.mul(x).sub(y.mul(y)), x.mul(y).mul(2));
}

function gradient(picture: Sampled, pixel: Vec2): Vec2 {
  const s = GRADIENT_STEP_PX;
  const luma = (x: number, y: number): Float => lumaAt(picture, uv().add(pixel.mul(vec2(x, y)))).toVar();
  const [nw, ne, sw, se] = [luma(-s, -s), luma(s, -s), luma(-s, s), luma(s, s)];
  const across = luma(s, 0).sub(luma(-s, 0)).mul(SCHARR.middle).add(ne.sub(nw).add(se).sub(sw).mul(SCHARR.outer));
  const down = luma(0, s).sub(luma(0, -s)).mul(SCHARR.middle).add(sw.sub(nw).add(se).sub(ne).mul(SCHARR.outer));
  return vec2(across, down).div(2 * s);
}

function lumaAt(picture: Sampled, at: Vec2): Float {
  return dot(picture.sample(at).rgb, vec3(...LUMA));
}

/** What directions are made from. */
export interface DirectionInputs {
  readonly tensor: Sampled;
  readonly painting: Sampled;
  readonly noise: Sampled;
  /** The directions of the painting before. */
  readonly before: Sampled;
}

/** The directions; where the painting has not changed they follow slowly, so that strokes stand. */
export function directionsNode(inputs: DirectionInputs, uniforms: BrushUniforms): THREE.Node<'vec4'> {
  const {tensor, painting, noise, before} = inputs;
  return Fn(() => {
    const size = uniforms.paintingSize;
    const pixel = vec2(1).div(size).toVar();
    const short = size.x.min(size.y).toVar();
    const sigma = pixel.mul(short).mul(TENSOR_SIGMA_SHARE).toVar();
    const smooth = vec4(0).toVar();
    for (const {x, y, weight} of SMOOTHING) {
      smooth.addAssign(tensor.sample(uv().add(sigma.mul(vec2(x, y)))).mul(weight));
    }
    const swirl = noise.sample(uv().mul(size).div(short).div(SWIRL_TABLE_SIDE)).x;
    const {lean, curl} = uniforms.hand;
    const angle = lean
      .div(180)
      .add(curl.mul(SWIRL_GAIN).mul(swirl.sub(0.5)))
      .mul(PI)
      .mul(2)
      .toVar();
    const along = vec2(cos(angle), sin(angle)).mul(OWN_WEIGHT).sub(smooth.xy).toVar();
    const sureness = length(smooth.xy).div(smooth.z.add(1e-7));
    const loose = smooth.w.mul(max(sureness.oneMinus(), 0));
    const s = LUMA_STEP_PX;
    const luma = (x: number, y: number): Float => lumaAt(painting, uv().add(pixel.mul(vec2(x, y))));
    const light = luma(-s, -s).add(luma(s, -s)).add(luma(-s, s)).add(luma(s, s)).div(4).toVar();
    const now = vec4(along.div(length(along).add(1e-7)), smoothstep(FINE.from, FINE.to, loose), light).toVar();
    const known = before.sample(uv()).toVar();
    const changed = smoothstep(CHANGED.from, CHANGED.to, abs(known.w.sub(light)));
    const share = mix(STEADY_SHARE, 1, max(changed, uniforms.isFresh));
    return vec4(mix(known.xyz, now.xyz, share), light);
  })();
}
