// Tensors and kernels in float32: runs everywhere. Joined in front; network/element-f16.wgsl is its
// twin.

/// Four channels of one pixel of a stored tensor.
alias Element4 = vec4f;

/// A 4x4 block of a kernel: column i holds what input channel i adds to four output channels.
alias ElementMatrix = mat4x4f;

/// sum + block * x: 16 multiply-adds. Written so that each line is one fused multiply-add of a
/// vector.
fn multiplyAdd(sum: vec4f, block: ElementMatrix, x: Element4) -> vec4f {
  let first = block[0] * x.x + sum;
  let second = block[1] * x.y + first;
  let third = block[2] * x.z + second;
  return block[3] * x.w + third;
}
