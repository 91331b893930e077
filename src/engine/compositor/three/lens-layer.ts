/**
 * A lens over the mirror: its plates where `placePlates` lays them, or as planes in depth, and in a
 * corner the camera's plain picture where the plates do not show it themselves.
 */
import * as THREE from 'three/webgpu';
import {texture, uniform, uv, vec4} from 'three/tsl';
import {besideCamera, placeCamera, placePlates} from '../../../protocol/lens-layout.ts';
import type {CssRect, Milliseconds, PixelSize} from '../../../protocol/units.ts';
import type {ShownLens} from '../compositor.ts';
import {PlateAtlas} from './plate-atlas.ts';
import {PlateMesh, type PlateQuad} from './plate-mesh.ts';
import {placePlanes} from '../../picture/place-planes.ts';
import {createQuadGeometry, FLAT_MATERIAL} from './quad.ts';
import {Tween} from '../tween.ts';

const FADE_MS = 250;

/** Above the mirror and the tiles. */
const ORDER = 2;

/** The plates and the camera's picture beside them. */
export class LensLayer {
  readonly group = new THREE.Group();
  readonly #atlas = new PlateAtlas();
  readonly #plates = new PlateMesh(this.#atlas.texture);
  readonly #camera: THREE.Mesh<THREE.BufferGeometry, THREE.NodeMaterial>;
  readonly #cameraNode = texture<'vec4'>(this.#atlas.texture);
  /** The square in the middle of the mirror's picture, as shares of it. */
  readonly #square = uniform(new THREE.Vector2(1, 1));
  readonly #opacity = uniform(0);
  readonly #tween: Tween;
  #shown: ShownLens | null = null;
  #area: CssRect | null = null;
  #pixelRatio = 1;

  constructor(reducedMotion: boolean) {
    this.#tween = new Tween(0, reducedMotion ? 0 : FADE_MS);
    const material = new THREE.NodeMaterial();
    material.setValues({...FLAT_MATERIAL, transparent: true});
    const seen = this.#cameraNode.sample(uv().sub(0.5).mul(this.#square).add(0.5)).rgb;
    material.fragmentNode = vec4(seen, this.#opacity);
    this.#camera = new THREE.Mesh(createQuadGeometry(), material);
    this.#camera.frustumCulled = false;
    this.#camera.visible = false;
    for (const mesh of [this.#plates.mesh, this.#camera]) mesh.renderOrder = ORDER;
    this.group.add(this.#plates.mesh, this.#camera);
    this.group.visible = false;
  }

  /**
   * @param area Where plates may lie; null hides them.
   * @param canvas In CSS pixels.
   * @param pixelRatio Device pixels in one.
   */
  setLayout(area: CssRect | null, canvas: PixelSize, pixelRatio: number): void {
    this.#area = area;
    this.#pixelRatio = pixelRatio;
    const side = Math.min(canvas.width, canvas.height);
    this.#square.value.set(side / canvas.width, side / canvas.height);
    this.#layOut();
  }

  /** Fades in with the first plates; null fades out whatever was shown last. */
  set(shown: ShownLens | null, now: Milliseconds): void {
    this.#tween.aim(shown === null ? 0 : 1, now);
    if (shown === null) return;
    const pictures = shown.plates.map(({picture}) => picture);
    if (shown.plates !== this.#shown?.plates && pictures.length > 0) this.#atlas.update(pictures);
    this.#shown = shown;
    this.#plates.setAtlas(this.#atlas.texture, this.#atlas.size);
    this.#layOut();
  }

  /**
   * Sets the uniforms for a display frame; returns whether they will change again by themselves.
   */
  animate(camera: THREE.Texture, now: Milliseconds): boolean {
    const opacity = this.#tween.at(now);
    this.#plates.opacity = opacity;
    this.#opacity.value = opacity;
    this.#cameraNode.value = camera;
    this.group.visible = opacity > 0;
    return this.#tween.isMoving(now);
  }

  dispose(): void {
    this.#atlas.dispose();
    this.#plates.dispose();
    this.#camera.geometry.dispose();
    this.#camera.material.dispose();
  }

  #layOut(): void {
    const quads = this.#quads();
    this.#plates.mesh.visible = quads.length > 0;
    if (quads.length > 0) this.#plates.setQuads(quads, this.#pixelRatio);

    const camera = this.#area && quads.length > 0 ? placeCamera(this.#shown?.arrangement ?? 'row', this.#area) : null;
    this.#camera.visible = camera !== null;
    if (camera === null) return;
    this.#camera.position.set(camera.x, camera.y, 0);
    this.#camera.scale.set(camera.width, camera.height, 1);
  }

  /** Every plate's place on the canvas and in the atlas, in the order of drawing. */
  #quads(): readonly PlateQuad[] {
    if (this.#shown === null || this.#area === null) return [];
    const {plates, arrangement, turn} = this.#shown;
    const quadOf = (index: number, corners: PlateQuad['corners']): readonly PlateQuad[] => {
      const [plate, place] = [plates[index], this.#atlas.places[index]];
      return plate && place ? [{corners, place, isSmooth: plate.isSmooth}] : [];
    };
    if (turn !== null) {
      const sizes = plates.map(({picture}) => picture);
      return placePlanes(sizes, besideCamera(this.#area), turn).flatMap(({index, corners}) => quadOf(index, corners));
    }
    const sizes = plates.map(({caption, picture: {width, height}}) => ({caption, width, height}));
    return placePlates(arrangement, sizes, this.#area).flatMap(({rect}, index) => quadOf(index, cornersOf(rect)));
  }
}

function cornersOf({x, y, width, height}: CssRect): PlateQuad['corners'] {
  return [
    [x, y, 1],
    [x + width, y, 1],
    [x, y + height, 1],
    [x + width, y + height, 1],
  ];
}
