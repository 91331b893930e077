// Storing a gradient. What lies between the tensor a gradient was computed for and the next
// convolution costs no pass of its own: it is done here, while storing, in this order: max-pool or
// mean, ReLU, affine.

/// What one value becomes: 0 itself, 1 a max-pool's window, 2 the whole picture a mean was taken
/// of.
override sinkSpread: u32 = 0;
/// Side of the max-pool's window.
override sinkPool: u32 = 1;
override sinkRectified: bool = false;
/// The affine op's factor.
override sinkScale: f32 = 1.0;
/// Whether the gradient is added to what is stored there already.
override sinkAdds: bool = false;

/// Where gradients are stored.
struct Sink {
  /// Width and height of the stored gradient, and of `activation`.
  size: vec2u,
  /// Keeps the struct a multiple of 16 bytes.
  padding: vec2u,
}

/// How a gradient passes a ReLU.
struct Rule {
  /// Whether only where the forward activation is positive: the ReLU's derivative.
  byActivation: u32,
  /// Whether only where the gradient itself is positive: deconvnet; with both, guided
  /// backpropagation.
  byGradient: u32,
  /// Keeps the struct a multiple of 16 bytes.
  padding: vec2u,
}

@group(2) @binding(0) var<uniform> sink: Sink;
/// What the ReLU let through, and what the max-pool chose from. Rectified activations are positive
/// where their sums were.
@group(2) @binding(1) var<storage, read> activation: array<Element4>;
@group(2) @binding(2) var<storage, read_write> gradient: array<Element4>;
@group(3) @binding(0) var<uniform> rule: Rule;

/// Stores the gradient of four channels at one pixel of the tensor it was computed for.
fn putGradient(quad: u32, pixel: vec2u, value: vec4f) {
  if (sinkSpread == 0u) {
    storeGradient(sinkIndex(quad, pixel), value);
  } else if (sinkSpread == 1u) {
    unpool(quad, pixel * sinkPool, value);
  } else {
    let pixels = sink.size.x * sink.size.y;
    for (var index = 0u; index < pixels; index++) {
      storeGradient(quad * pixels + index, value / f32(pixels));
    }
  }
}

/// The window's largest activation takes the gradient; of equal ones the first in reading order, as
/// in PyTorch. That matters where a whole window is 0: deconvnet sends gradients there.
fn unpool(quad: u32, corner: vec2u, value: vec4f) {
  var largest = vec4f(activation[sinkIndex(quad, corner)]);
  for (var at = 1u; at < sinkPool * sinkPool; at++) {
    largest = max(largest, vec4f(activation[sinkIndex(quad, corner + inWindow(at))]));
  }
  var isTaken = vec4<bool>(false);
  for (var at = 0u; at < sinkPool * sinkPool; at++) {
    let index = sinkIndex(quad, corner + inWindow(at));
    let takes = (vec4f(activation[index]) == largest) & !isTaken;
    isTaken = isTaken | takes;
    storeGradient(index, select(vec4f(0.0), value, takes));
  }
}

fn storeGradient(index: u32, value: vec4f) {
  var passed = value;
  if (sinkRectified) {
    if (rule.byGradient != 0u) {
      passed = max(passed, vec4f(0.0));
    }
    if (rule.byActivation != 0u) {
      passed = select(vec4f(0.0), passed, vec4f(activation[index]) > vec4f(0.0));
    }
  }
  passed *= sinkScale;
  if (sinkAdds) {
    passed += vec4f(gradient[index]);
  }
  gradient[index] = Element4(passed);
}

fn sinkIndex(quad: u32, pixel: vec2u) -> u32 {
  return (quad * sink.size.y + pixel.y) * sink.size.x + pixel.x;
}

fn inWindow(at: u32) -> vec2u {
  return vec2u(at % sinkPool, at / sinkPool);
}
