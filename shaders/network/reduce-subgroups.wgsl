// Adding moments up over a workgroup, subgroup by subgroup; network/reduce-plain.wgsl is its twin.

/// Subgroups that have put their sum down.
var<workgroup> subgroupsDone: atomic<u32>;

/// The sum over all invocations of the workgroup, valid in invocation 0. Every invocation must call
/// it.
fn addUp(moments: Moments, localIndex: u32) -> Moments {
  var sum = Moments(
    addOverSubgroup(moments.q0),
    addOverSubgroup(moments.q1),
    addOverSubgroup(moments.q2),
    addOverSubgroup(moments.q3),
    addOverSubgroup(moments.q4),
    addOverSubgroup(moments.q5),
  );
  // Invocation 0 already holds its own subgroup's sum. A subgroup has at least four invocations, so
  // that the slots suffice.
  let isOwn = subgroupAny(localIndex == 0u);
  if (subgroupElect() && !isOwn) {
    putMoments(atomicAdd(&subgroupsDone, 1u), sum);
  }
  workgroupBarrier();
  if (localIndex == 0u) {
    let count = atomicLoad(&subgroupsDone);
    for (var slot = 0u; slot < count; slot++) {
      sum = addMoments(slot, sum);
    }
  }
  return sum;
}

fn addOverSubgroup(moments: mat2x4f) -> mat2x4f {
  return mat2x4f(subgroupAdd(moments[0]), subgroupAdd(moments[1]));
}
