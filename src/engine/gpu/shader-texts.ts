/**
 * The shader texts that passes of several rooms are joined from. Each pass imports its own text
 * itself.
 */
import gather from '../../../shaders/gpu/gather.wgsl?raw';
import headroom from '../../../shaders/gpu/headroom.wgsl?raw';
import resizeTaps from '../../../shaders/gpu/resize-taps.wgsl?raw';
import sampleFrame from '../../../shaders/gpu/sample-frame.wgsl?raw';
import type {ShaderPart} from './compute-pipeline.ts';

/** Adding up over a workgroup. */
export const GATHER: ShaderPart = {file: 'gpu/gather.wgsl', code: gather};

/** Adding to a colour without cutting off. */
export const HEADROOM: ShaderPart = {file: 'gpu/headroom.wgsl', code: headroom};

/** Changing a picture's size. */
export const RESIZE_TAPS: ShaderPart = {file: 'gpu/resize-taps.wgsl', code: resizeTaps};

/** Reading a camera frame. */
export const SAMPLE_FRAME: ShaderPart = {file: 'gpu/sample-frame.wgsl', code: sampleFrame};
