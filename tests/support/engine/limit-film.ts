/**
 * Plays a show through the flash count on the processor, as a display would: in every cell, what
 * must stay of the picture shown last is laid over the next one.
 */
import {type CellPicture, CELLS, FlashCount} from '../../../src/engine/compositor/flash/flash-count.ts';
import {GRID} from '../../../src/engine/compositor/flash/flash-rules.ts';
import {LINEAR, type Film} from './flash-counter.ts';
import {drawShow, type Show} from './strobe-films.ts';

const {columns: WIDTH, rows: HEIGHT} = GRID;

/**
 * The film that was to be shown, and the one that was, with a pixel for each cell. The screen was
 * dark before.
 */
export function limitFilm(show: Show, seconds: number, rate: number): {readonly wanted: Film; readonly shown: Film} {
  const count = new FlashCount();
  const wanted: {at: number; data: Uint8ClampedArray}[] = [];
  const shown: typeof wanted = [];
  // Not rounded: a running average that moves by less than 1/255 a frame must not stand still.
  let last = new Float32Array(CELLS * 4);
  for (let frame = 0; frame < seconds * rate; frame++) {
    const at = (frame * 1000) / rate;
    const data = drawShow(show, frame / rate, WIDTH, HEIGHT);
    const shares = count.next(measure(data), measure(last), 1 / rate);
    last = Float32Array.from(data, (value, index) => mix(value, last[index]!, shares[Math.floor(index / 4)]!));
    wanted.push({at, data});
    shown.push({at, data: Uint8ClampedArray.from(last)});
  }
  const film = (frames: Film['frames']): Film => ({width: WIDTH, height: HEIGHT, frames});
  return {wanted: film(wanted), shown: film(shown)};
}

function measure(data: Uint8ClampedArray | Float32Array): CellPicture {
  const picture = {luminance: new Float32Array(CELLS), red: new Float32Array(CELLS)};
  for (let cell = 0; cell < CELLS; cell++) {
    const [red, green, blue] = [0, 1, 2].map((channel) => LINEAR[Math.round(data[cell * 4 + channel]!)]!);
    picture.luminance[cell] = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    picture.red[cell] = Math.max(0, red! - green! - blue!);
  }
  return picture;
}

function mix(a: number, b: number, share: number): number {
  return a * (1 - share) + b * share;
}
