// Tensors and kernels in float16, for devices with shader-f16. Joined in front;
// network/element-f32.wgsl is its twin. Four products are added in float16, everything longer (sums
// over channels and taps, statistics) in float32.
enable f16;

/// Four channels of one pixel of a stored tensor.
alias Element4 = vec4<f16>;

/// A 4x4 block of a kernel: column i holds what input channel i adds to four output channels.
alias ElementMatrix = mat4x4<f16>;

/// sum + block * x: 16 multiply-adds.
fn multiplyAdd(sum: vec4f, block: ElementMatrix, x: Element4) -> vec4f {
  let low = block[1] * x.y + block[0] * x.x;
  let high = block[3] * x.w + block[2] * x.z;
  return sum + vec4f(low + high);
}
