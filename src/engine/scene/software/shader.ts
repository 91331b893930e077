/**
 * Colours one place of a triangle: light, shadow, texture, shine and film curve. This runs at every
 * pixel, so it makes no objects and keeps its numbers in locals.
 */
import {pigment, shade} from '../colours.ts';
import type {CameraPose} from '../composition.ts';
import {FILL_LIGHT, KEY_LIGHT, type KeyLightPose} from '../light.ts';
import {FILM, MATERIAL_NAMES, type MaterialName} from '../looks.ts';
import type {SceneTextures} from '../textures.ts';
import {GlazeShader} from './glaze-shader.ts';
import {createMipTexture, levelFor, sampleTexture, type MipTexture} from './mip-texture.ts';
import type {VisibilityBuffer} from './rasterise.ts';
import {lightAt} from './shadow-map.ts';
import type {TriangleSoup} from './triangle-soup.ts';
import {blend, VERTEX, VERTEX_STRIDE} from './vertex-layout.ts';

const GLAZED = MATERIAL_NAMES.indexOf('glazed');
const WALL = MATERIAL_NAMES.indexOf('wall');
const VELVET = MATERIAL_NAMES.indexOf('velvet');

const GROUND = shade(pigment(FILL_LIGHT.ground), FILL_LIGHT.intensity / Math.PI);
const SKY = shade(pigment(FILL_LIGHT.sky), FILL_LIGHT.intensity / Math.PI);
const KEY = pigment(KEY_LIGHT.colour);

const [GROUND_RED, GROUND_GREEN, GROUND_BLUE] = GROUND;
const [RISE_RED, RISE_GREEN, RISE_BLUE] = [SKY[0] - GROUND[0], SKY[1] - GROUND[1], SKY[2] - GROUND[2]];

/** What a shader reads. */
export interface ShaderParts {
  readonly soup: TriangleSoup;
  /** As the vertex stage leaves them. */
  readonly vertices: Float32Array;
  readonly shadowMap: VisibilityBuffer;
  readonly textures: SceneTextures;
  /** Size of the picture in pixels. */
  readonly width: number;
  readonly height: number;
}

/** Colours places of triangles for one view after another. */
export class Shader {
  /** Red, green and blue of the last place, as values for the display: 0..1, or a little above. */
  readonly colour = new Float32Array(3);
  readonly #indices: Uint32Array;
  readonly #materials: Uint8Array;
  readonly #vertices: Float32Array;
  readonly #shadowMap: VisibilityBuffer;
  readonly #textures: readonly (MipTexture | null)[];
  readonly #glaze: GlazeShader;
  readonly #texel = new Float32Array(3);
  readonly #key = new Float32Array(3);

  constructor(parts: ShaderParts) {
    this.#indices = parts.soup.mesh.indices;
    this.#materials = parts.soup.materials;
    this.#vertices = parts.vertices;
    this.#shadowMap = parts.shadowMap;
    this.#textures = texturesByMaterial(parts.textures);
    this.#glaze = new GlazeShader(parts.vertices, parts.width, parts.height);
  }

  /** Begins a view. */
  begin(camera: CameraPose, keyLight: KeyLightPose): void {
    this.#key.set(shade(KEY, keyLight.intensity / Math.PI));
    this.#glaze.begin(camera, keyLight);
  }

  /**
   * Colours the place of a triangle that is seen at (x, y), in pixels. A place a little beside the
   * triangle counts as one on its edge.
   */
  shadeAt(triangle: number, x: number, y: number): void {
    const indices = this.#indices;
    const vertices = this.#vertices;
    const colour = this.colour;
    const a = (indices[triangle * 3] ?? 0) * VERTEX_STRIDE;
    const b = (indices[triangle * 3 + 1] ?? 0) * VERTEX_STRIDE;
    const c = (indices[triangle * 3 + 2] ?? 0) * VERTEX_STRIDE;
    const ax = (vertices[a] ?? 0) - x;
    const ay = (vertices[a + 1] ?? 0) - y;
    const bx = (vertices[b] ?? 0) - x;
    const by = (vertices[b + 1] ?? 0) - y;
    const cx = (vertices[c] ?? 0) - x;
    const cy = (vertices[c + 1] ?? 0) - y;
    // Areas of the three triangles that the place makes with the sides, times nearness: in the
    // proportions that they have in the room.
    const nearA = Math.max(by * cx - bx * cy, 0) * (vertices[a + VERTEX.nearness] ?? 0);
    const nearB = Math.max(cy * ax - cx * ay, 0) * (vertices[b + VERTEX.nearness] ?? 0);
    const nearC = Math.max(ay * bx - ax * by, 0) * (vertices[c + VERTEX.nearness] ?? 0);
    const scale = 1 / (nearA + nearB + nearC + 1e-20);
    const wa = nearA * scale;
    const wb = nearB * scale;
    const wc = nearC * scale;

    const material = this.#materials[triangle] ?? 0;
    const texture = this.#textures[material] ?? null;
    let red = 1;
    let green = 1;
    let blue = 1;
    if (texture !== null) {
      const texel = this.#texel;
      const u = blend(vertices, VERTEX.texture, a, b, c, wa, wb, wc);
      const v = blend(vertices, VERTEX.texture + 1, a, b, c, wa, wb, wc);
      sampleTexture(texture, material === WALL ? 0 : levelFor(texture, vertices, a, b, c), u, v, texel);
      if (material === WALL) {
        colour.set(texel);
        return;
      }
      red = texel[0] ?? 0;
      green = texel[1] ?? 0;
      blue = texel[2] ?? 0;
    }
    red *= blend(vertices, VERTEX.colour, a, b, c, wa, wb, wc);
    green *= blend(vertices, VERTEX.colour + 1, a, b, c, wa, wb, wc);
    blue *= blend(vertices, VERTEX.colour + 2, a, b, c, wa, wb, wc);

    let light = Math.max(blend(vertices, VERTEX.key, a, b, c, wa, wb, wc), 0);
    const sky = blend(vertices, VERTEX.sky, a, b, c, wa, wb, wc);
    if (light > 0 && material !== VELVET) {
      const column = blend(vertices, VERTEX.shadow, a, b, c, wa, wb, wc);
      const row = blend(vertices, VERTEX.shadow + 1, a, b, c, wa, wb, wc);
      const near = 1 / blend(vertices, VERTEX.shadow + 2, a, b, c, wa, wb, wc);
      light *= lightAt(this.#shadowMap, column * near, row * near, near);
    }
    const key = this.#key;
    const keyRed = light * (key[0] ?? 0);
    const keyGreen = light * (key[1] ?? 0);
    const keyBlue = light * (key[2] ?? 0);
    red *= keyRed + GROUND_RED + RISE_RED * sky;
    green *= keyGreen + GROUND_GREEN + RISE_GREEN * sky;
    blue *= keyBlue + GROUND_BLUE + RISE_BLUE * sky;
    if (material === GLAZED) {
      const glaze = this.#glaze;
      glaze.shineAt(a, b, c, wa, wb, wc, x, y);
      red += glaze.mirror(0, keyRed);
      green += glaze.mirror(1, keyGreen);
      blue += glaze.mirror(2, keyBlue);
    }
    colour[0] = Math.sqrt((FILM.white * red) / (red + FILM.shoulder));
    colour[1] = Math.sqrt((FILM.white * green) / (green + FILM.shoulder));
    colour[2] = Math.sqrt((FILM.white * blue) / (blue + FILM.shoulder));
  }
}

/** Each material's texture, or null, by the material's index. */
function texturesByMaterial({wood, linen, leather, wall}: SceneTextures): readonly (MipTexture | null)[] {
  const toLight = (byte: number): number => pigment(byte)[2];
  const textures: Partial<Record<MaterialName, MipTexture>> = {
    wood: createMipTexture(wood, toLight),
    linen: createMipTexture(linen, toLight),
    leather: createMipTexture(leather, toLight),
    // The wall's picture is developed already.
    wall: createMipTexture(wall, (byte) => byte / 255),
  };
  return MATERIAL_NAMES.map((name) => textures[name] ?? null);
}
