/**
 * Looks at what this browser offers in a worker: a WebGPU adapter, a WebGL2 renderer, WebAssembly.
 */
import type {Probe, Probes} from './choose-backend.ts';

/**
 * Names of renderers that compute on the processor: SwiftShader, Mesa's llvmpipe and softpipe,
 * Microsoft's basic driver.
 */
const SOFTWARE_RENDERER = /swiftshader|llvmpipe|softpipe|lavapipe|software|basic render/i;

/**
 * How long an adapter may take before it counts as missing: a hung driver must not hang the mirror.
 */
const ADAPTER_TIMEOUT_MS = 5000;

/** What a probe says of a graphics card that is not to be touched. */
const RESTING: Probe = {kind: 'missing', reason: 'the graphics card was lost too often, and rests'};

/**
 * Probes all backends. Never throws.
 *
 * @param sparesCard Leaves the graphics card alone: a refused context would count as one more
 *   reason for the browser to refuse the next.
 */
export async function probeBackends(sparesCard: boolean): Promise<Probes> {
  return {
    webgpu: sparesCard ? RESTING : await probeWebGpu(),
    webgl: sparesCard ? RESTING : probeWebGl2(),
    wasm: probeWasm(),
  };
}

async function probeWebGpu(): Promise<Probe> {
  // Typed as always present, but missing in older browsers.
  const gpu = navigator.gpu as GPU | undefined;
  if (gpu === undefined) return {kind: 'missing', reason: 'this browser has no WebGPU'};
  try {
    const timeout = new Promise<'timeout'>((resolve) => setTimeout(resolve, ADAPTER_TIMEOUT_MS, 'timeout'));
    const adapter = await Promise.race([gpu.requestAdapter({powerPreference: 'high-performance'}), timeout]);
    if (adapter === 'timeout')
      return {kind: 'missing', reason: `no WebGPU adapter answered in ${ADAPTER_TIMEOUT_MS} ms`};
    if (adapter === null) return {kind: 'missing', reason: 'WebGPU offers no adapter'};
    const {info} = adapter;
    const name =
      [info.vendor, info.architecture, info.device, info.description].filter(Boolean).join(' ') || 'unnamed adapter';
    const isSoftware = info.isFallbackAdapter || SOFTWARE_RENDERER.test(name);
    return {kind: isSoftware ? 'software' : 'hardware', name};
  } catch (error) {
    return {kind: 'missing', reason: `WebGPU failed: ${String(error)}`};
  }
}

function probeWebGl2(): Probe {
  try {
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
    if (gl === null) return {kind: 'missing', reason: 'this browser has no WebGL2 in workers'};
    const info = gl.getExtension('WEBGL_debug_renderer_info');
    const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
    // Networks need float textures to render into; without them tfjs would fall back to 8 bits.
    const canRenderFloats = gl.getExtension('EXT_color_buffer_float') !== null;
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    if (!canRenderFloats) return {kind: 'missing', reason: `${name} cannot render to float textures`};
    return {kind: SOFTWARE_RENDERER.test(name) ? 'software' : 'hardware', name};
  } catch (error) {
    return {kind: 'missing', reason: `WebGL2 failed: ${String(error)}`};
  }
}

/** The smallest module with a SIMD instruction: (func (result v128) i32.const 0 i8x16.splat). */
const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
]);

function probeWasm(): Probe {
  if (typeof WebAssembly === 'undefined') return {kind: 'missing', reason: 'this browser has no WebAssembly'};
  // Without SIMD our kernel does not run, and tfjs has a build that does.
  const instructions = WebAssembly.validate(SIMD_MODULE) ? 'WebAssembly SIMD' : 'WebAssembly without SIMD';
  return {kind: 'software', name: `${instructions}, ${navigator.hardwareConcurrency} cores`};
}
