/**
 * The live style tiles: small pictures drawn into the canvas at the rectangles the page reports,
 * under its buttons.
 */
import * as THREE from 'three/webgpu';
import {abs, float, length, max, smoothstep, texture, uniform, uv, vec2, vec4} from 'three/tsl';
import type {StyleId} from '../../../protocol/paint.ts';
import type {CanvasLayout} from '../../../protocol/messages.ts';
import type {Milliseconds} from '../../../protocol/units.ts';
import type {Picture} from '../../picture/picture.ts';
import {PictureTexture} from './picture-texture.ts';
import {createQuadGeometry, FLAT_MATERIAL} from './quad.ts';
import {Tween} from '../tween.ts';

const FADE_MS = 250;

/** All tiles. */
export class TileLayer {
  readonly group = new THREE.Group();
  readonly #geometry = createQuadGeometry();
  readonly #tiles = new Map<StyleId, Tile>();
  readonly #opacity: Tween;

  constructor(reducedMotion: boolean) {
    this.#opacity = new Tween(0, reducedMotion ? 0 : FADE_MS);
  }

  /** Places the tiles; a style without a rectangle is hidden but keeps its picture. */
  setLayout(layout: CanvasLayout, now: Milliseconds): void {
    this.#opacity.aim(layout.tileOpacity, now);
    for (const tile of this.#tiles.values()) tile.mesh.visible = false;
    for (const {style, rect} of layout.tiles) {
      const tile = this.#tileOf(style);
      tile.mesh.position.set(rect.x, rect.y, 0);
      tile.mesh.scale.set(rect.width, rect.height, 1);
      tile.size.value.set(rect.width, rect.height);
      tile.radius.value = layout.tileRadius;
      tile.mesh.visible = tile.picture.hasPicture;
      tile.isPlaced = true;
    }
  }

  setPicture(style: StyleId, picture: Picture): void {
    const tile = this.#tileOf(style);
    tile.picture.update(picture);
    tile.node.value = tile.picture.texture;
    tile.mesh.visible = tile.isPlaced;
  }

  /** Whether any tile can be seen at this time. */
  isVisible(now: Milliseconds): boolean {
    return this.#opacity.at(now) > 0 || this.#opacity.isMoving(now);
  }

  /**
   * Sets the uniforms for a display frame; returns whether they will change again by themselves.
   */
  animate(now: Milliseconds): boolean {
    const opacity = this.#opacity.at(now);
    this.group.visible = opacity > 0;
    for (const tile of this.#tiles.values()) tile.opacity.value = opacity;
    return this.#opacity.isMoving(now);
  }

  dispose(): void {
    for (const tile of this.#tiles.values()) {
      tile.picture.dispose();
      tile.material.dispose();
    }
    this.#tiles.clear();
    this.#geometry.dispose();
  }

  #tileOf(style: StyleId): Tile {
    let tile = this.#tiles.get(style);
    if (tile === undefined) {
      tile = createTile(this.#geometry);
      this.#tiles.set(style, tile);
      this.group.add(tile.mesh);
    }
    return tile;
  }
}

/** One tile and what changes on it. */
interface Tile {
  readonly mesh: THREE.Mesh;
  readonly material: THREE.MeshBasicNodeMaterial;
  readonly picture: PictureTexture;
  readonly node: ReturnType<typeof texture>;
  readonly size: {value: THREE.Vector2};
  readonly radius: {value: number};
  readonly opacity: {value: number};
  isPlaced: boolean;
}

function createTile(geometry: THREE.BufferGeometry): Tile {
  const picture = new PictureTexture();
  const node = texture(picture.texture);
  const size = uniform(new THREE.Vector2(1, 1));
  const radius = uniform(0);
  const opacity = uniform(0);

  // Distance to a rounded rectangle, in CSS pixels; negative inside.
  const corner = abs(uv().sub(0.5)).mul(size).sub(size.mul(0.5)).add(vec2(radius));
  const distance = length(max(corner, 0)).add(max(corner.x, corner.y).min(0)).sub(radius);
  const coverage = float(1).sub(smoothstep(-0.5, 0.5, distance));

  const material = new THREE.MeshBasicNodeMaterial({...FLAT_MATERIAL, transparent: true});
  material.colorNode = vec4(node.sample(uv()).rgb, 1);
  material.opacityNode = coverage.mul(opacity);
  const mesh = new THREE.Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.visible = false;
  mesh.renderOrder = 1;
  return {mesh, material, picture, node, size, radius, opacity, isPlaced: false};
}
