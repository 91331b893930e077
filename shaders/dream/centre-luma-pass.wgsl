// Takes the mean light away from the small grey picture, and reports it: a camera that corrects its
// exposure has not moved. One workgroup. Joined from gpu/: gather; dream/: dream-motion; then this.

@group(0) @binding(0) var<uniform> motion: Motion;
@group(0) @binding(1) var<storage, read_write> luma: array<f32>;
@group(0) @binding(2) var<storage, read_write> report: Report;

var<workgroup> mean: f32;

@compute @workgroup_size(workgroupLength)
fn main(@builtin(local_invocation_index) local: u32) {
  let pixels = motion.small.x * motion.small.y;
  var sum = 0.0;
  for (var pixel = local; pixel < pixels; pixel += workgroupLength) {
    sum += luma[pixel];
  }
  let total = gather(vec4f(sum, 0.0, 0.0, 0.0), local);
  if (local == 0u) {
    mean = total.x / f32(pixels);
    report.light = mean;
  }
  workgroupBarrier();
  for (var pixel = local; pixel < pixels; pixel += workgroupLength) {
    luma[pixel] -= mean;
  }
}
