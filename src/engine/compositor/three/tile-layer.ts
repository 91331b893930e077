/**
 * The live style tiles: small paintings with their painters' strokes, drawn into the canvas at the
 * rectangles the page reports, under its buttons.
 */
import * as THREE from 'three/webgpu';
import {abs, float, length, max, smoothstep, texture, uniform, uv, vec2, vec4} from 'three/tsl';
import type {StyleId} from '../../../protocol/paint.ts';
import type {CanvasLayout} from '../../../protocol/messages.ts';
import type {Milliseconds, PixelSize, UnitInterval} from '../../../protocol/units.ts';
import type {MixedHand} from '../../network/hand.ts';
import type {Picture} from '../../picture/picture.ts';
import type {BrushCare} from '../../brush/brush-numbers.ts';
import type {NoiseTexture} from './brush/noise-texture.ts';
import {TileFinisher} from './brush/tile-finisher.ts';
import {PictureTexture} from './picture-texture.ts';
import {createQuadGeometry, FLAT_MATERIAL} from './quad.ts';
import {createTarget} from './texture-step.ts';
import {Tween} from '../tween.ts';

const FADE_MS = 250;

/** All tiles. */
export class TileLayer {
  readonly group = new THREE.Group();
  readonly #geometry = createQuadGeometry();
  readonly #tiles = new Map<StyleId, Tile>();
  readonly #finishing: TileFinisher;
  readonly #opacity: Tween;
  #brush: UnitInterval = 1;

  constructor(reducedMotion: boolean, noise: NoiseTexture) {
    this.#finishing = new TileFinisher(new PictureTexture().texture, noise);
    this.#opacity = new Tween(0, reducedMotion ? 0 : FADE_MS);
  }

  /**
   * Places the tiles; a style without a rectangle is hidden but keeps its picture.
   *
   * @param ratio Device pixels in a CSS pixel.
   */
  setLayout(layout: CanvasLayout, ratio: number, now: Milliseconds): void {
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
      tile.pixels = {
        width: Math.max(1, Math.round(rect.width * ratio)),
        height: Math.max(1, Math.round(rect.height * ratio)),
      };
      tile.isFinished = false;
    }
  }

  /** @param hand What to finish the painting with; without one it is shown as it is. */
  setPicture(style: StyleId, picture: Picture, hand: MixedHand | null = null): void {
    const tile = this.#tileOf(style);
    tile.picture.update(picture);
    tile.paintingSize = picture.size;
    tile.hand = hand;
    tile.isFinished = false;
    tile.mesh.visible = tile.isPlaced;
  }

  /** How much of the hands is laid on. */
  setBrush(brush: UnitInterval): void {
    if (brush === this.#brush) return;
    this.#brush = brush;
    this.#finishing.setBrush(brush);
    for (const tile of this.#tiles.values()) tile.isFinished = false;
  }

  /** What is shed because time is short. */
  setCare(care: BrushCare): void {
    this.#finishing.setCare(care);
  }

  /** Finishes tiles that are new. Call it before they are drawn. */
  finish(renderer: THREE.WebGPURenderer): void {
    for (const tile of this.#tiles.values()) {
      if (tile.isFinished || !tile.mesh.visible) continue;
      tile.isFinished = true;
      tile.node.value = this.#finishedTile(renderer, tile) ?? tile.picture.texture;
    }
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
      tile.target?.dispose();
    }
    this.#tiles.clear();
    this.#finishing.dispose();
    this.#geometry.dispose();
  }

  /** Null where a tile is shown as it was painted. */
  #finishedTile(renderer: THREE.WebGPURenderer, tile: Tile): THREE.Texture | null {
    const {hand, pixels, picture, paintingSize: size} = tile;
    if (hand === null) return null;
    const target = (tile.target ??= createTarget('TileLayer.target', pixels, THREE.UnsignedByteType));
    if (target.width !== pixels.width || target.height !== pixels.height) target.setSize(pixels.width, pixels.height);
    return this.#finishing.finish(renderer, {painting: picture.texture, size, hand, target}) ? target.texture : null;
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
  /** As it is shown, in device pixels. */
  pixels: PixelSize;
  paintingSize: PixelSize;
  hand: MixedHand | null;
  /** What it is finished into. */
  target: THREE.RenderTarget | null;
  /** It is shown as it should be. */
  isFinished: boolean;
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
  return {
    ...{mesh, material, picture, node, size, radius, opacity},
    ...{isPlaced: false, isFinished: false, hand: null, target: null},
    pixels: {width: 1, height: 1},
    paintingSize: {width: 1, height: 1},
  };
}
