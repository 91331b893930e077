/** Compiles compute pipelines asynchronously and says which line of which shader file is wrong. */
import {EngineError} from '../../protocol/errors.ts';

/** A piece of shader text with the file it came from. */
export interface ShaderPart {
  readonly file: string;
  readonly code: string;
}

/** What a pipeline is made of. */
export interface ComputePipelineSpec {
  /** 'Class.field'. */
  readonly label: string;
  /** Joined in order; shared functions first. */
  readonly parts: readonly ShaderPart[];
  /** Values of the WGSL overrides. */
  readonly constants?: Readonly<Record<string, number>>;
  readonly layout?: GPUPipelineLayout;
}

/**
 * Builds a pipeline.
 * @throws EngineError 'shader-invalid' with 'file:line: message' of the first error.
 */
export async function createComputePipeline(device: GPUDevice, spec: ComputePipelineSpec): Promise<GPUComputePipeline> {
  const module = device.createShaderModule({label: spec.label, code: spec.parts.map((part) => part.code).join('\n')});
  const {messages} = await module.getCompilationInfo();
  const error = messages.find((message) => message.type === 'error');
  if (error) throw new EngineError('shader-invalid', `${locate(spec.parts, error.lineNum)}: ${error.message}`);
  try {
    return await device.createComputePipelineAsync({
      label: spec.label,
      layout: spec.layout ?? 'auto',
      compute: {module, entryPoint: 'main', ...(spec.constants ? {constants: {...spec.constants}} : {})},
    });
  } catch (cause) {
    const files = spec.parts.map((part) => part.file).join(' + ');
    throw new EngineError('shader-invalid', `${files}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/** Turns a line of the joined text into 'file:line'. */
export function locate(parts: readonly ShaderPart[], line: number): string {
  let first = 1;
  for (const part of parts) {
    const lines = part.code.split('\n').length;
    if (line < first + lines) return `${part.file}:${line - first + 1}`;
    first += lines;
  }
  return `${parts.at(-1)?.file ?? 'shader'}:${line}`;
}
