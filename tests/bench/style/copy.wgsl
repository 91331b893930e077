// As many bytes as the adapter can read and write.

override workgroupSize: u32 = 64;
/// Invocations of the dispatch: the stride between the elements of one invocation, so that
/// neighbours touch neighbours.
override invocations: u32 = 1024;

@group(0) @binding(0) var<storage, read> source: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> result: array<vec4f>;

@compute @workgroup_size(workgroupSize)
fn main(@builtin(global_invocation_id) id: vec3u) {
  for (var at = id.x; at < arrayLength(&source); at += invocations) {
    result[at] = source[at];
  }
}
