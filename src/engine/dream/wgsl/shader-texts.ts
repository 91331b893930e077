/** The shader texts that several of the dream's passes are joined from. Each pass imports its own text itself. */
import dreamFrame from '../../../../shaders/common/dream-frame.wgsl?raw';
import dreamMotion from '../../../../shaders/common/dream-motion.wgsl?raw';
import dreamStep from '../../../../shaders/common/dream-step.wgsl?raw';
import expandLevel from '../../../../shaders/common/expand-level.wgsl?raw';
import pyramidLevel from '../../../../shaders/common/pyramid-level.wgsl?raw';
import resizeTaps from '../../../../shaders/common/resize-taps.wgsl?raw';
import type {ShaderPart} from '../../device/compute-pipeline.ts';

/** One frame of the detail. */
export const DREAM_FRAME: ShaderPart = {file: 'common/dream-frame.wgsl', code: dreamFrame};

/** One frame's search for motion. */
export const DREAM_MOTION: ShaderPart = {file: 'common/dream-motion.wgsl', code: dreamMotion};

/** One step of gradient ascent. */
export const DREAM_STEP: ShaderPart = {file: 'common/dream-step.wgsl', code: dreamStep};

/** Reading a coarser level of the pyramid. */
export const EXPAND_LEVEL: ShaderPart = {file: 'common/expand-level.wgsl', code: expandLevel};

/** One level of the pyramid. */
export const PYRAMID_LEVEL: ShaderPart = {file: 'common/pyramid-level.wgsl', code: pyramidLevel};

/** Changing a picture's size. */
export const RESIZE_TAPS: ShaderPart = {file: 'common/resize-taps.wgsl', code: resizeTaps};
