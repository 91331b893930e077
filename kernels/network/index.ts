/** What the host calls (src/engine/network/wasm/kernel.ts). */
export {close, help, run} from './schedule';
