// Reading the motion field between the centres of its cells. Joined with a shader that declares
// `field`, [rows][columns] of motion in shares of width and height, trust, interest.

fn fieldAt(pixel: vec2u, size: vec2u, grid: vec2u) -> vec4f {
  let last = vec2f(grid - 1u);
  let at = clamp((vec2f(pixel) + 0.5) / vec2f(size) * vec2f(grid) - 0.5, vec2f(0.0), last);
  let near = vec2u(at);
  let far = min(near + 1u, grid - 1u);
  let share = at - vec2f(near);
  let above = mix(field[near.y * grid.x + near.x], field[near.y * grid.x + far.x], share.x);
  let below = mix(field[far.y * grid.x + near.x], field[far.y * grid.x + far.x], share.x);
  return mix(above, below, share.y);
}
