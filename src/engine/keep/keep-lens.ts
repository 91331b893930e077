/**
 * A lens as a picture to take home: its plates as they lay or stood on the screen, with their
 * captions, and a line that says what they are. The page has said the words.
 */
import {assert} from '../../protocol/assert.ts';
import type {SmallPicture} from '../../protocol/small-picture.ts';
import {EngineError} from '../../protocol/errors.ts';
import {besideCamera, placeCamera, placePlates} from '../../protocol/lens-layout.ts';
import type {LensView} from '../../protocol/lens.ts';
import type {KeptLensWords, KeptPixels} from '../../protocol/messages.ts';
import type {RgbPicture} from '../picture/picture.ts';
import type {CssRect} from '../../protocol/units.ts';
import {placePlanes, type PlacedPlane, type Turn} from '../picture/place-planes.ts';
import {toPixels} from '../picture/convert-pixels.ts';
import {warpPlane} from './warp-plane.ts';
import {own} from '../../protocol/own.ts';

const LONG_SIDE = 1920;
const SHORT_SIDE = 1080;

/** Pixels of the picture to one of the screen's, so that captions can be read in print. */
const SCALE = 2;

/** In the screen's pixels. */
const MARGIN = 24;
const LINE_HEIGHT = 40;
const CAPTION_FONT = '13px Inter, system-ui, sans-serif';
const LINE_FONT = '18px Fraunces, Georgia, serif';

const GROUND = '#0e0d0c';
const INK = '#f4efe6';

/** What is kept. */
export interface KeptLens {
  readonly view: LensView;
  /** What the lens was shown: beside a grid it is seen, too. */
  readonly picture: RgbPicture;
  readonly words: KeptLensWords;
  /** How far the plates are turned as planes in depth; null where they lie flat. */
  readonly turn: Turn | null;
  /** The mirror stands upright. */
  readonly isUpright: boolean;
}

/** Draws and encodes it, 1920x1080 or upright. @throws EngineError 'keep-failed'. */
export async function keepLens(kept: KeptLens): Promise<KeptPixels> {
  const [width, height] = kept.isUpright ? [SHORT_SIDE, LONG_SIDE] : [LONG_SIDE, SHORT_SIDE];
  try {
    const canvas = new OffscreenCanvas(width, height);
    const context = contextOf(canvas);
    context.fillStyle = GROUND;
    context.fillRect(0, 0, width, height);
    context.scale(SCALE, SCALE);
    draw(context, kept, {width: width / SCALE, height: height / SCALE});
    return {png: await canvas.convertToBlob({type: 'image/png'}), width, height};
  } catch (cause) {
    throw new EngineError('keep-failed', `the lens '${kept.words.title}' could not be drawn`, {cause});
  }
}

function draw(
  context: OffscreenCanvasRenderingContext2D,
  {view, picture: seen, words, turn}: KeptLens,
  {width, height}: Pick<CssRect, 'width' | 'height'>,
): void {
  const area = {x: MARGIN, y: MARGIN, width: width - 2 * MARGIN, height: height - 2 * MARGIN - LINE_HEIGHT};
  const paper = new OffscreenCanvas(1, 1);
  context.fillStyle = INK;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  if (turn === null) drawPlates(context, paper, view, words.captions, area);
  else drawPlanes(context, paper, view, besideCamera(area), turn);
  const camera = placeCamera(view.arrangement, area);
  if (camera !== null) drawPicture(context, paper, toPixels(seen), camera, true);
  context.font = LINE_FONT;
  context.fillText(words.title, width / 2, height - MARGIN - LINE_HEIGHT / 2, width - 2 * MARGIN);
}

function drawPlates(
  context: OffscreenCanvasRenderingContext2D,
  paper: OffscreenCanvas,
  {arrangement, plates}: LensView,
  captions: KeptLensWords['captions'],
  area: CssRect,
): void {
  const sizes = plates.map(({caption, picture}) => ({caption, width: picture.width, height: picture.height}));
  context.font = CAPTION_FONT;
  for (const [index, {rect, captionHeight}] of placePlates(arrangement, sizes, area).entries()) {
    const plate = plates[index];
    if (plate === undefined) continue;
    drawPicture(context, paper, plate.kept?.() ?? plate.picture, rect, plate.isSmooth);
    const middle = {x: rect.x + rect.width / 2, y: rect.y + rect.height + captionHeight / 2};
    context.fillText(own(captions, plate.id) ?? '', middle.x, middle.y, rect.width);
  }
}

/** As on the screen without captions, from the one behind to the one in front. */
function drawPlanes(
  context: OffscreenCanvasRenderingContext2D,
  paper: OffscreenCanvas,
  {plates}: LensView,
  area: CssRect,
  turn: Turn,
): void {
  const [x, y, width, height] = [area.x * SCALE, area.y * SCALE, area.width * SCALE, area.height * SCALE];
  const sizes = plates.map(({picture}) => picture);
  for (const {index, corners} of placePlanes(sizes, {x, y, width, height}, turn)) {
    const plate = plates[index];
    const warped = plate && warpPlane(plate.kept?.() ?? plate.picture, corners);
    if (!warped) continue;
    context.save();
    // Computed for the picture's own pixels. The clip's edges are smooth.
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clip(outlineOf(corners));
    drawPicture(context, paper, warped.picture, warped.rect, false);
    context.restore();
  }
}

function outlineOf([a, b, c, d]: PlacedPlane['corners']): Path2D {
  const outline = new Path2D();
  for (const [x, y] of [a, b, d, c]) outline.lineTo(x, y);
  outline.closePath();
  return outline;
}

/** Draws by way of a canvas of the picture's own size: only a canvas can be drawn enlarged. */
function drawPicture(
  context: OffscreenCanvasRenderingContext2D,
  paper: OffscreenCanvas,
  {width, height, data}: SmallPicture,
  rect: CssRect,
  isSmooth: boolean,
): void {
  paper.width = width;
  paper.height = height;
  contextOf(paper).putImageData(new ImageData(data, width, height), 0, 0);
  context.imageSmoothingEnabled = isSmooth;
  context.imageSmoothingQuality = 'high';
  context.drawImage(paper, rect.x, rect.y, rect.width, rect.height);
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  assert(context !== null, () => 'an OffscreenCanvas has no 2-D context');
  return context;
}
