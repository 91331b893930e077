/** A GPU pass binds by name: what the class says, the shader says, and the caller says agree. */
import {describe, expect, test} from 'vitest';

import {ComputeProgram} from '../../../../src/engine/gpu/compute-program.ts';
import type {BindingResources} from '../../../../src/engine/gpu/bindings.ts';

const CODE = `
@group(0) @binding(0) var<uniform> level: Level;
@group(0) @binding(1) var source: texture_2d<f32>;
@group(1) @binding(0) var<storage, read_write> output: array<f32>;
`;
const GROUPS = [{level: 'uniform', source: 'texture'}, {output: 'write'}] as const;
const SPEC = {pass: 'ScalePass', parts: [{file: 'scale-pass.wgsl', code: CODE}], groups: GROUPS};

Object.assign(globalThis, {GPUShaderStage: {COMPUTE: 4}});

interface FakeGpu {
  readonly device: GPUDevice;
  /** Labels of everything that was created, in order. */
  readonly labels: string[];
  /** Descriptors of bind groups. */
  readonly groups: GPUBindGroupDescriptor[];
}

function fakeGpu(message?: {lineNum: number; message: string}): FakeGpu {
  const labels: string[] = [];
  const groups: GPUBindGroupDescriptor[] = [];
  const note = ({label}: GPUObjectDescriptorBase): object => {
    labels.push(label ?? 'unlabelled');
    return {};
  };
  const getCompilationInfo = () => Promise.resolve({messages: message ? [{...message, type: 'error'}] : []});
  const device = {
    createShaderModule: (descriptor: GPUObjectDescriptorBase) => ({...note(descriptor), getCompilationInfo}),
    createBindGroupLayout: note,
    createPipelineLayout: note,
    createComputePipelineAsync: (descriptor: GPUObjectDescriptorBase) => Promise.resolve(note(descriptor)),
    createBindGroup: (descriptor: GPUBindGroupDescriptor) => {
      groups.push(descriptor);
      return note(descriptor);
    },
  };
  return {device: device as unknown as GPUDevice, labels, groups};
}

function fakeResources(): {
  level: BindingResources['uniform'];
  source: GPUTexture;
  output: GPUBuffer;
} {
  const source = {createView: ({label}: {label: string}) => `view ${label}`};
  return {
    level: {buffer: {}} as GPUBufferBinding,
    source: source as unknown as GPUTexture,
    output: {} as GPUBuffer,
  };
}

describe('a compute program', () => {
  test('labels everything it creates with the class it belongs to', async () => {
    const {device, labels} = fakeGpu();
    const program = await ComputeProgram.create(device, SPEC);
    const {level, source, output} = fakeResources();
    program.dispatch([{level, source}, {output}], [1, 1, 1]);
    expect(labels).toEqual([
      'ScalePass.layout 0',
      'ScalePass.layout 1',
      'ScalePass.pipelineLayout',
      'ScalePass.pipeline',
      'ScalePass.pipeline',
      'ScalePass.bindGroup 0',
      'ScalePass.bindGroup 1',
    ]);
  });

  test('binds each resource at the place of its name, as its kind asks', async () => {
    const {device, groups} = fakeGpu();
    const program = await ComputeProgram.create(device, SPEC);
    const resources = fakeResources();
    const {workgroups} = program.dispatch([resources, resources], [3, 2, 1]);
    expect(workgroups).toEqual([3, 2, 1]);
    expect(groups.map(({entries}) => [...entries])).toEqual([
      [
        {binding: 0, resource: resources.level},
        {binding: 1, resource: 'view ScalePass.source'},
      ],
      [{binding: 0, resource: {buffer: resources.output}}],
    ]);
  });

  test('refuses a shader whose bindings have other names or stand in another order', async () => {
    const {device} = fakeGpu();
    const groups = [{source: 'texture', level: 'uniform'}, {output: 'write'}] as const;
    await expect(ComputeProgram.create(device, {...SPEC, groups})).rejects.toThrow(
      "ScalePass binds 'source' where scale-pass.wgsl declares 'level'",
    );
  });

  test('names file and line of the first error in a shader', async () => {
    const {device} = fakeGpu({lineNum: 3, message: 'no such type'});
    await expect(ComputeProgram.create(device, SPEC)).rejects.toThrow('scale-pass.wgsl:3: no such type');
  });

  test('makes a missing, an unknown and a wrong resource an error of the compiler', () => {
    const {level, source, output} = fakeResources();
    // Never called: the compiler looks at it.
    const check = (program: ComputeProgram<typeof GROUPS>): void => {
      program.dispatch([{level, source}, {output}], [1, 1, 1]);
      // @ts-expect-error 'source' is missing.
      program.dispatch([{level}, {output}], [1, 1, 1]);
      program.dispatch(
        [
          {level, source},
          // @ts-expect-error Nothing is called 'more'.
          {output, more: output},
        ],
        [1, 1, 1],
      );
      // @ts-expect-error A buffer is not a texture.
      program.dispatch([{level, source: output}, {output}], [1, 1, 1]);
      // @ts-expect-error A whole group is missing.
      program.dispatch([{level, source}], [1, 1, 1]);
    };
    expect(check).toBeTypeOf('function');
  });
});
