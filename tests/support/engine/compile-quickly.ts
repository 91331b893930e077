/**
 * For the engine's worker: the networks that it runs on WebGPU are compiled in few seconds. They
 * compute the same.
 */
import {SOFTWARE_SHAPE} from '../../../src/engine/network/wgsl/workgroup-shape.ts';
import {QUICK_SHAPE} from '../network/quick-shape.ts';

Object.assign(SOFTWARE_SHAPE, QUICK_SHAPE);
