/**
 * The ground the other gpu tests stand on: real Chromium with a WebGPU device.
 */
import {expect, test} from 'vitest';

test('the browser offers a WebGPU device that computes', async () => {
  const adapter = await navigator.gpu.requestAdapter();
  const device = await adapter!.requestDevice();
  const module = device.createShaderModule({
    label: 'test.double',
    code: `@group(0) @binding(0) var<storage, read_write> numbers: array<f32>;
           @compute @workgroup_size(4) fn main(@builtin(global_invocation_id) id: vec3u) { numbers[id.x] *= 2; }`,
  });
  const pipeline = device.createComputePipeline({label: 'test.double', layout: 'auto', compute: {module}});
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
  const storage = device.createBuffer({label: 'test.numbers', size: 16, usage});
  const readable = device.createBuffer({
    label: 'test.readable',
    size: 16,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  device.queue.writeBuffer(storage, 0, new Float32Array([1, 2, 3, 4]));
  const encoder = device.createCommandEncoder({label: 'test.encoder'});
  const pass = encoder.beginComputePass({label: 'test.pass'});
  pass.setPipeline(pipeline);
  pass.setBindGroup(
    0,
    device.createBindGroup({
      label: 'test.bindings',
      layout: pipeline.getBindGroupLayout(0),
      entries: [{binding: 0, resource: {buffer: storage}}],
    }),
  );
  pass.dispatchWorkgroups(1);
  pass.end();
  encoder.copyBufferToBuffer(storage, 0, readable, 0, 16);
  device.queue.submit([encoder.finish()]);
  await readable.mapAsync(GPUMapMode.READ);
  expect([...new Float32Array(readable.getMappedRange())]).toEqual([2, 4, 6, 8]);
  device.destroy();
});
