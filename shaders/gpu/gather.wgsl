// Adding up over a workgroup by halving.

/// A power of two.
override workgroupLength: u32 = 256;

var<workgroup> shares: array<vec4f, workgroupLength>;

/// x, y and z summed up over the workgroup, and the largest w; valid in invocation 0. Every
/// invocation must call it.
fn gather(share: vec4f, local: u32) -> vec4f {
  shares[local] = share;
  for (var half = workgroupLength / 2u; half > 0u; half >>= 1u) {
    workgroupBarrier();
    if (local < half) {
      let mine = shares[local];
      let other = shares[local + half];
      shares[local] = vec4f(mine.xyz + other.xyz, max(mine.w, other.w));
    }
  }
  return shares[local];
}
