/**
 * Draws something with the colours, the divider and the tiles of a look, the way the engine would
 * place them.
 */
import type {StyleLabel} from '../../src/protocol/messages.ts';
import {fakePlaces, fakeReport} from '../support/page/fake-lens.ts';
import type {FakeEngine} from '../support/page/fake-engine.ts';

/** @param time Milliseconds; the picture sways with it. */
export function paintFakePicture(
  canvas: HTMLCanvasElement,
  {look, lens, layout}: FakeEngine,
  styles: readonly StyleLabel[],
  time: number,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const width = layout?.size.width ?? canvas.width;
  const height = layout?.size.height ?? canvas.height;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const paletteOf = (id: string | null) => styles.find((style) => style.id === id)?.palette ?? ['#b9a58c', '#7d8a94'];
  const [light, dark] = paletteOf(look.style);
  drawPerson(context, {x: 0, y: 0, width, height}, light, dark, time);
  if (look.wipe !== null) {
    context.save();
    context.beginPath();
    context.rect(0, 0, look.wipe * width, height);
    context.clip();
    drawPerson(context, {x: 0, y: 0, width, height}, '#d8c3ae', '#8e9aa3', time);
    context.restore();
    context.fillStyle = '#f4efe6';
    context.fillRect(look.wipe * width - 1.5, 0, 3, height);
  }
  if (lens) {
    context.fillStyle = 'rgb(14 13 12 / 0.7)';
    context.fillRect(0, 0, width, height);
    for (const {rect} of fakePlaces(fakeReport(lens), layout?.lensArea ?? null)) {
      context.save();
      context.beginPath();
      context.rect(rect.x, rect.y, rect.width, rect.height);
      context.clip();
      drawPerson(context, rect, '#e1cc55', '#123570', time);
      context.restore();
    }
  }
  context.globalAlpha = layout?.tileOpacity ?? 0;
  for (const {style, rect} of layout?.tiles ?? []) {
    const [tileLight, tileDark] = paletteOf(style);
    context.save();
    context.beginPath();
    context.roundRect(rect.x, rect.y, rect.width, rect.height, layout?.tileRadius ?? 0);
    context.clip();
    drawPerson(context, rect, tileLight, tileDark, time);
    context.restore();
  }
  context.globalAlpha = 1;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawPerson(context: CanvasRenderingContext2D, box: Box, light: string, dark: string, time: number): void {
  const {x, y, width, height} = box;
  const size = Math.min(width, height);
  const sway = Math.sin(time / 900) * size * 0.02;
  for (let stripe = 0; stripe < 12; stripe++) {
    context.fillStyle = stripe % 2 === 0 ? light : '#efe6d2';
    context.fillRect(x + (stripe * width) / 12, y, width / 12 + 1, height);
  }
  context.fillStyle = dark;
  context.beginPath();
  context.ellipse(x + width / 2 + sway, y + height, size * 0.42, size * 0.34, 0, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = '#e9c7a4';
  context.beginPath();
  context.ellipse(x + width / 2 + sway, y + height * 0.46, size * 0.17, size * 0.23, 0, 0, 2 * Math.PI);
  context.fill();
}
