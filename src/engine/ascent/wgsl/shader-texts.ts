/**
 * The shader texts that several passes of the ascent are joined from. Each pass imports its own
 * text itself.
 */
import ascentStep from '../../../../shaders/ascent/ascent-step.wgsl?raw';
import expandLevel from '../../../../shaders/ascent/expand-level.wgsl?raw';
import pyramidLevel from '../../../../shaders/ascent/pyramid-level.wgsl?raw';
import type {ShaderPart} from '../../gpu/compute-pipeline.ts';

/** One step of gradient ascent. */
export const ASCENT_STEP: ShaderPart = {file: 'ascent/ascent-step.wgsl', code: ascentStep};

/** Reading a coarser level of the pyramid. */
export const EXPAND_LEVEL: ShaderPart = {file: 'ascent/expand-level.wgsl', code: expandLevel};

/** One level of the pyramid. */
export const PYRAMID_LEVEL: ShaderPart = {file: 'ascent/pyramid-level.wgsl', code: pyramidLevel};
