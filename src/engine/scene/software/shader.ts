/**
 * Colours one place of a triangle: light, shadow, texture, shine and film curve.
 */
import {pigment} from '../colours.ts';
import {FILL_LIGHT, KEY_LIGHT} from '../light.ts';
import {FILM, GLAZE, MATERIAL_NAMES, type MaterialName} from '../looks.ts';
import {shade} from '../colours.ts';
import type {Triple} from '../parametric.ts';
import type {SceneTextures} from '../textures.ts';
import {addHighlight, windowAxes, windowGlint, type WindowAxes} from './glaze.ts';
import {createMipTexture, sampleTexture, type MipTexture} from './mip-texture.ts';
import {axesOf, type CameraAxes, pixelsPerTangent} from './projection.ts';
import type {VisibilityBuffer} from './rasterise.ts';
import {lightAt} from './shadow-map.ts';
import type {TriangleSoup} from './triangle-soup.ts';
import {VERTEX, VERTEX_STRIDE} from './vertex-layout.ts';
import type {CameraPose} from '../composition.ts';
import type {KeyLightPose} from '../light.ts';

const GLAZED = MATERIAL_NAMES.indexOf('glazed');
const WALL = MATERIAL_NAMES.indexOf('wall');
const VELVET = MATERIAL_NAMES.indexOf('velvet');

const SKY = shade(pigment(FILL_LIGHT.sky), FILL_LIGHT.intensity / Math.PI);
const GROUND = shade(pigment(FILL_LIGHT.ground), FILL_LIGHT.intensity / Math.PI);
const KEY = pigment(KEY_LIGHT.colour);

/** What a shader reads besides the vertices. */
export interface ShaderParts {
  readonly soup: TriangleSoup;
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
  readonly #parts: ShaderParts;
  readonly #textures: readonly (MipTexture | null)[];
  readonly #texel = new Float32Array(3);
  readonly #shine = new Float32Array(3);
  #key: Triple = [0, 0, 0];
  #keyPosition: Triple = [0, 0, 0];
  #window: WindowAxes = windowAxes([1, 0, 0]);
  #eye: Triple = [0, 0, 0];
  #axes: CameraAxes = {right: [1, 0, 0], up: [0, 1, 0], forward: [0, 0, -1]};
  #tangentPerPixel = 1;

  constructor(parts: ShaderParts) {
    this.#parts = parts;
    const {textures} = parts;
    const toLight = (byte: number): number => pigment(byte)[2];
    const made: Partial<Record<MaterialName, MipTexture>> = {
      wood: createMipTexture(textures.wood, toLight),
      linen: createMipTexture(textures.linen, toLight),
      leather: createMipTexture(textures.leather, toLight),
      // The wall's picture is developed already.
      wall: createMipTexture(textures.wall, (byte) => byte / 255),
    };
    this.#textures = MATERIAL_NAMES.map((name) => made[name] ?? null);
  }

  /** Begins a view. */
  begin(camera: CameraPose, keyLight: KeyLightPose): void {
    this.#key = shade(KEY, keyLight.intensity / Math.PI);
    this.#keyPosition = keyLight.position;
    this.#window = windowAxes(keyLight.direction);
    this.#eye = camera.position;
    this.#axes = axesOf(camera);
    this.#tangentPerPixel = 1 / pixelsPerTangent(camera.fieldOfView, this.#parts.height);
  }

  /**
   * Colours the place of a triangle that is seen at (x, y), in pixels. A place a little beside the
   * triangle counts as the nearest of its own: a pixel's middle need not be inside.
   */
  shadeAt(triangle: number, x: number, y: number): void {
    const {
      soup: {mesh, materials},
      vertices,
    } = this.#parts;
    const {indices} = mesh;
    const a = (indices[triangle * 3] ?? 0) * VERTEX_STRIDE;
    const b = (indices[triangle * 3 + 1] ?? 0) * VERTEX_STRIDE;
    const c = (indices[triangle * 3 + 2] ?? 0) * VERTEX_STRIDE;
    const ax = (vertices[a] ?? 0) - x;
    const ay = (vertices[a + 1] ?? 0) - y;
    const bx = (vertices[b] ?? 0) - x;
    const by = (vertices[b + 1] ?? 0) - y;
    const cx = (vertices[c] ?? 0) - x;
    const cy = (vertices[c + 1] ?? 0) - y;
    // Areas of the three triangles that the place makes with the sides, over the distances: what is
    // in proportion in the room.
    const nearA = Math.max(by * cx - bx * cy, 0) * (vertices[a + 2] ?? 0);
    const nearB = Math.max(cy * ax - cx * ay, 0) * (vertices[b + 2] ?? 0);
    const nearC = Math.max(ay * bx - ax * by, 0) * (vertices[c + 2] ?? 0);
    const sum = nearA + nearB + nearC;
    const scale = sum > 0 ? 1 / sum : 0;
    const wa = sum > 0 ? nearA * scale : 1;
    const wb = nearB * scale;
    const wc = nearC * scale;
    const material = materials[triangle] ?? 0;
    const texture = this.#textures[material] ?? null;
    const texel = this.#texel;
    if (texture !== null) this.#readTexture(texture, a, b, c, wa, wb, wc);
    if (material === WALL) {
      this.colour.set(texel);
      return;
    }

    const key = wa * (vertices[a + 3] ?? 0) + wb * (vertices[b + 3] ?? 0) + wc * (vertices[c + 3] ?? 0);
    const sky = wa * (vertices[a + 4] ?? 0) + wb * (vertices[b + 4] ?? 0) + wc * (vertices[c + 4] ?? 0);
    let light = Math.max(key, 0);
    if (light > 0 && material !== VELVET) {
      const column = wa * (vertices[a + 5] ?? 0) + wb * (vertices[b + 5] ?? 0) + wc * (vertices[c + 5] ?? 0);
      const row = wa * (vertices[a + 6] ?? 0) + wb * (vertices[b + 6] ?? 0) + wc * (vertices[c + 6] ?? 0);
      const distance = wa * (vertices[a + 7] ?? 0) + wb * (vertices[b + 7] ?? 0) + wc * (vertices[c + 7] ?? 0);
      light *= lightAt(this.#parts.shadowMap, column / distance, row / distance, 1 / distance);
    }
    const shine = this.#shine;
    const isGlazed = material === GLAZED;
    if (isGlazed) this.#shineAt(a, b, c, wa, wb, wc, x, y, light);
    for (let channel = 0; channel < 3; channel++) {
      const at = VERTEX.colour + channel;
      let value = wa * (vertices[a + at] ?? 0) + wb * (vertices[b + at] ?? 0) + wc * (vertices[c + at] ?? 0);
      if (texture !== null) value *= texel[channel] ?? 0;
      const ground = GROUND[channel] ?? 0;
      value *= light * (this.#key[channel] ?? 0) + ground + ((SKY[channel] ?? 0) - ground) * sky;
      if (isGlazed) value += shine[channel] ?? 0;
      this.colour[channel] = Math.sqrt((FILM.white * value) / (value + FILM.shoulder));
    }
  }

  /** The texture's colour, from the copy whose texels are about as large as pixels. */
  #readTexture(texture: MipTexture, a: number, b: number, c: number, wa: number, wb: number, wc: number): void {
    const {vertices} = this.#parts;
    const full = texture[0];
    if (full === undefined) return;
    const au = vertices[a + 11] ?? 0;
    const av = vertices[a + 12] ?? 0;
    const bu = vertices[b + 11] ?? 0;
    const bv = vertices[b + 12] ?? 0;
    const cu = vertices[c + 11] ?? 0;
    const cv = vertices[c + 12] ?? 0;
    const abx = (vertices[b] ?? 0) - (vertices[a] ?? 0);
    const aby = (vertices[b + 1] ?? 0) - (vertices[a + 1] ?? 0);
    const acx = (vertices[c] ?? 0) - (vertices[a] ?? 0);
    const acy = (vertices[c + 1] ?? 0) - (vertices[a + 1] ?? 0);
    const perArea = 1 / (abx * acy - acx * aby);
    const ux = ((bu - au) * acy - (cu - au) * aby) * perArea * full.width;
    const uy = ((cu - au) * abx - (bu - au) * acx) * perArea * full.width;
    const vx = ((bv - av) * acy - (cv - av) * aby) * perArea * full.height;
    const vy = ((cv - av) * abx - (bv - av) * acx) * perArea * full.height;
    const widest = Math.max(ux * ux + vx * vx, uy * uy + vy * vy);
    // Half the logarithm to base 2 of a square is the level; it is rounded.
    const level = widest > 1 ? Math.min(Math.round(0.5 * Math.log2(widest)), texture.length - 1) : 0;
    sampleTexture(texture[level] ?? full, wa * au + wb * bu + wc * cu, wa * av + wb * bv + wc * cv, this.#texel);
  }

  /** What glaze mirrors of the key light and its window. `light` is what falls on it. */
  #shineAt(
    a: number,
    b: number,
    c: number,
    wa: number,
    wb: number,
    wc: number,
    x: number,
    y: number,
    light: number,
  ): void {
    const {vertices, width, height} = this.#parts;
    const blend = (at: number): number =>
      wa * (vertices[a + at] ?? 0) + wb * (vertices[b + at] ?? 0) + wc * (vertices[c + at] ?? 0);
    const normal = unit(blend(VERTEX.normal), blend(VERTEX.normal + 1), blend(VERTEX.normal + 2));
    const {right, up, forward} = this.#axes;
    const toRight = (x - width / 2) * this.#tangentPerPixel;
    const toUp = (height / 2 - y) * this.#tangentPerPixel;
    const rayX = forward[0] + toRight * right[0] + toUp * up[0];
    const rayY = forward[1] + toRight * right[1] + toUp * up[1];
    const rayZ = forward[2] + toRight * right[2] + toUp * up[2];
    const eye = unit(-rayX, -rayY, -rayZ);
    const twice = 2 * (normal[0] * eye[0] + normal[1] * eye[1] + normal[2] * eye[2]);
    const mirrored: Triple = [normal[0] * twice - eye[0], normal[1] * twice - eye[1], normal[2] * twice - eye[2]];
    const glint = windowGlint(mirrored, this.#window);
    if (light > 0) {
      const distance =
        1 / (wa / (vertices[a + 2] ?? 1) + wb / (vertices[b + 2] ?? 1) + wc / (vertices[c + 2] ?? 1));
      const along = 1 / distance;
      const towards = unit(
        this.#keyPosition[0] - this.#eye[0] - rayX * along,
        this.#keyPosition[1] - this.#eye[1] - rayY * along,
        this.#keyPosition[2] - this.#eye[2] - rayZ * along,
      );
      addHighlight(this.#shine, normal, eye, towards);
    } else this.#shine.fill(0);
    for (let channel = 0; channel < 3; channel++) {
      const highlight = (this.#shine[channel] ?? 0) * light * (this.#key[channel] ?? 0);
      this.#shine[channel] = highlight + glint * (GLAZE.glint[channel] ?? 0);
    }
  }
}

function unit(x: number, y: number, z: number): Triple {
  const scale = 1 / Math.sqrt(x * x + y * y + z * z);
  return [x * scale, y * scale, z * scale];
}
