/**
 * The shader texts that several of the dream's passes are joined from. Each pass imports its own
 * text itself.
 */
import dreamFrame from '../../../../shaders/dream/dream-frame.wgsl?raw';
import dreamMotion from '../../../../shaders/dream/dream-motion.wgsl?raw';
import readField from '../../../../shaders/dream/read-field.wgsl?raw';
import type {ShaderPart} from '../../gpu/compute-pipeline.ts';

/** One frame of the detail. */
export const DREAM_FRAME: ShaderPart = {file: 'dream/dream-frame.wgsl', code: dreamFrame};

/** One frame's search for motion. */
export const DREAM_MOTION: ShaderPart = {file: 'dream/dream-motion.wgsl', code: dreamMotion};

/** Reading the motion field at a pixel. */
export const READ_FIELD: ShaderPart = {file: 'dream/read-field.wgsl', code: readField};
