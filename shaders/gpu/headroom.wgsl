// How much of a change a colour has room for, as src/engine/picture/headroom.ts has it.

const END = 1.0 / 255.0;
const LEAST_ROOM = 1e-4;

/// A colour with as much of a change as it has room for: drawn towards black and white, not cut
/// off there.
fn addWithinRoom(colour: vec3f, change: vec3f) -> vec3f {
  let room = max(select(colour, 1.0 - colour, change > vec3f(0.0)) - END, vec3f(LEAST_ROOM));
  return clamp(colour + change * room * inverseSqrt(room * room + change * change), vec3f(0.0), vec3f(1.0));
}
