// Adds up rows of partial sums of equal length: one workgroup for each row. Joined from gpu/:
// gather; then this.

/// [rows][length]; what a row does not use is 0.
@group(0) @binding(0) var<storage, read> partials: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> totals: array<vec4f>;

@compute @workgroup_size(workgroupLength)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let length = arrayLength(&partials) / groups.x;
  var sum = vec4f(0.0);
  for (var index = local; index < length; index += workgroupLength) {
    let share = partials[group.x * length + index];
    sum = vec4f(sum.xyz + share.xyz, max(sum.w, share.w));
  }
  let total = gather(sum, local);
  if (local == 0u) {
    totals[group.x] = total;
  }
}
