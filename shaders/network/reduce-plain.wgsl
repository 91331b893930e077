// Adding moments up over a workgroup by halving; network/reduce-subgroups.wgsl is its twin.

/// The sum over all invocations of the workgroup, valid in invocation 0. Every invocation must call
/// it.
fn addUp(moments: Moments, localIndex: u32) -> Moments {
  var sum = moments;
  for (var half = momentSlots; half > 0u; half >>= 1u) {
    if (localIndex >= half && localIndex < 2u * half) {
      putMoments(localIndex - half, sum);
    }
    workgroupBarrier();
    if (localIndex < half) {
      sum = addMoments(localIndex, sum);
    }
    workgroupBarrier();
  }
  return sum;
}
