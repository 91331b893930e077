/** What compute shaders bind, by name and kind. */

/** What is bound at a binding of each kind. */
export interface BindingResources {
  /** `var<uniform>`. */
  readonly uniform: GPUBufferBinding;
  /** `var<storage, read>`. */
  readonly read: GPUBuffer;
  /** `var<storage, read_write>`. */
  readonly write: GPUBuffer;
  /** `texture_2d<f32>`. */
  readonly texture: GPUTexture;
  /** `texture_storage_2d<rgba8unorm, write>`. */
  readonly picture: GPUTexture;
  /** `texture_external`: a frame is imported anew for each dispatch, a texture's view stands in. */
  readonly frame: VideoFrame | GPUTexture;
  /** `sampler`. */
  readonly sampler: GPUSampler;
}

/** What a shader declares at one binding. */
export type BindingKind = keyof BindingResources;

/** One bind group: kinds by the names the shader gives them, in the order of their bindings. */
export type GroupBindings = Readonly<Record<string, BindingKind>>;

/** What is bound in one group. */
export type GroupResources<Group extends GroupBindings> = {
  readonly [Name in keyof Group]: BindingResources[Group[Name]];
};

/** What is bound in several groups, a record for each. */
export type ResourcesByGroup<Groups extends readonly GroupBindings[]> = {
  readonly [Index in keyof Groups]: GroupResources<Groups[Index]>;
};

/** What is bound in several groups, in one record. */
export type PassResources<Groups extends readonly GroupBindings[]> = Groups extends readonly [
  infer First extends GroupBindings,
  ...infer Rest extends readonly GroupBindings[],
]
  ? GroupResources<First> & PassResources<Rest>
  : unknown;

const LAYOUT_ENTRIES: Readonly<Record<BindingKind, Omit<GPUBindGroupLayoutEntry, 'binding' | 'visibility'>>> = {
  uniform: {buffer: {type: 'uniform'}},
  read: {buffer: {type: 'read-only-storage'}},
  write: {buffer: {type: 'storage'}},
  texture: {texture: {sampleType: 'float'}},
  picture: {storageTexture: {access: 'write-only', format: 'rgba8unorm'}},
  frame: {externalTexture: {}},
  sampler: {sampler: {}},
};

/** The layout of one group. */
export function createLayout(device: GPUDevice, label: string, bindings: GroupBindings): GPUBindGroupLayout {
  const entries = Object.values(bindings).map((kind, binding) => {
    return {binding, visibility: GPUShaderStage.COMPUTE, ...LAYOUT_ENTRIES[kind]};
  });
  return device.createBindGroupLayout({label, entries});
}
