/**
 * Makes the film that the fake camera plays: a plain head that drifts and turns in front of a wall
 * of stripes. Every frame differs from the one before, so a test can see that time passes; no frame
 * is flat, so a painting has something to hold; and a card with a letter on the wall tells left
 * from right.
 */
import {mkdirSync, renameSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';

/** Size and length of the film. Chromium plays it in a loop. */
export interface FilmOptions {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly framesPerSecond: number;
}

const DEFAULT_FILM: FilmOptions = {width: 640, height: 480, frames: 45, framesPerSecond: 30};

/** One pixel as a video camera writes it: luma and two chroma values, 0..255. */
interface Yuv {
  readonly y: number;
  readonly u: number;
  readonly v: number;
}

const SKIN: Yuv = {y: 178, u: 108, v: 150};
const HAIR: Yuv = {y: 52, u: 122, v: 134};
const INK: Yuv = {y: 30, u: 128, v: 128};
const COAT: Yuv = {y: 92, u: 150, v: 104};
const PAPER: Yuv = {y: 232, u: 128, v: 128};

/**
 * The card with the letter, in shares of the frame from the camera's upper left. The head never
 * comes before it.
 */
export const CARD = {x: 0.04, y: 0.22, width: 0.16, height: 0.3} as const;

/**
 * Writes a YUV4MPEG2 film and returns its path. The same options always give the same bytes, and a
 * browser that plays the film meanwhile sees no part of them.
 */
export function writeFakeCamera(path: string, options: Partial<FilmOptions> = {}): string {
  const film = {...DEFAULT_FILM, ...options};
  const header = `YUV4MPEG2 W${film.width} H${film.height} F${film.framesPerSecond}:1 Ip A1:1 C420jpeg\n`;
  const parts: Uint8Array[] = [Buffer.from(header)];
  for (let frame = 0; frame < film.frames; frame++) {
    parts.push(Buffer.from('FRAME\n'), drawFrame(film, frame / film.frames));
  }
  mkdirSync(dirname(path), {recursive: true});
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, Buffer.concat(parts));
  renameSync(unfinished, path);
  return path;
}

/**
 * Whether there is ink at a place on the card, both in 0..1 from its upper left: the strokes of an
 * F.
 */
export function isInkOnCard(x: number, y: number): boolean {
  if (x < 0.2 || y < 0.12 || y > 0.88) return false;
  return x < 0.4 || (x < 0.84 && y < 0.3) || (x < 0.72 && y > 0.44 && y < 0.6);
}

/** One frame, planar 4:2:0. `phase` runs from 0 to 1 over the film and joins at its ends. */
function drawFrame({width, height}: FilmOptions, phase: number): Uint8Array {
  const chromaWidth = width / 2;
  const chromaSize = (chromaWidth * height) / 2;
  const bytes = new Uint8Array(width * height + 2 * chromaSize);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const pixel = colourAt(column / width, row / height, phase);
      bytes[row * width + column] = pixel.y;
      if (row % 2 === 0 && column % 2 === 0) {
        const at = width * height + (row / 2) * chromaWidth + column / 2;
        bytes[at] = pixel.u;
        bytes[at + chromaSize] = pixel.v;
      }
    }
  }
  return bytes;
}

/** The picture as a function: x and y in 0..1 from the upper left. */
function colourAt(x: number, y: number, phase: number): Yuv {
  const turn = 2 * Math.PI * phase;
  const headX = x - 0.5 - 0.12 * Math.sin(turn);
  const headY = y - 0.45 - 0.03 * Math.cos(turn);
  if (isInEllipse(headX, headY, 0.15, 0.26)) {
    const faceX = headX - 0.03 * Math.sin(turn);
    if (headY < -0.14) return HAIR;
    if (isInEllipse(Math.abs(faceX) - 0.06, headY + 0.04, 0.02, 0.02)) return INK;
    if (isInEllipse(faceX, headY - 0.12, 0.06, 0.015)) return INK;
    return SKIN;
  }
  if (isInEllipse(headX, y - 1, 0.34, 0.32)) return COAT;
  const cardX = (x - CARD.x) / CARD.width;
  const cardY = (y - CARD.y) / CARD.height;
  if (cardX >= 0 && cardX < 1 && cardY >= 0 && cardY < 1) return isInkOnCard(cardX, cardY) ? INK : PAPER;
  const stripe = 0.5 + 0.5 * Math.sin(40 * x + 14 * y + turn);
  return {y: 110 + 90 * stripe, u: 118 + 20 * y, v: 126 - 24 * stripe};
}

function isInEllipse(x: number, y: number, radiusX: number, radiusY: number): boolean {
  return (x / radiusX) ** 2 + (y / radiusY) ** 2 < 1;
}
