/** The perception network as visitors without a graphics card have it, in Node. */
import type {PerceptionNetwork} from '../../../src/engine/network/perception.ts';
import {hasRelaxedSimd} from '../../../src/engine/network/wasm/choose-build.ts';
import {WasmPerception} from '../../../src/engine/perception/wasm/wasm-perception.ts';
import {startKernel} from '../../support/network/kernel-in-node.ts';
import type {TimedNetwork} from '../dream/perception-network.ts';

/** Opens it on our own kernel, on one thread. */
export async function openOnKernel({file, weights}: TimedNetwork): Promise<PerceptionNetwork> {
  const values = new Map([...weights].map(([name, weight]) => [name, weight.values]));
  const instructions = hasRelaxedSimd() ? 'relaxed-simd' : 'simd';
  return new WasmPerception(await startKernel({instructions}), file, values);
}
