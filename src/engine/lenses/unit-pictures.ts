/** The network's own pictures of its units, cut out of the sheet that comes with a layer. */
import {EngineError} from '../../protocol/errors.ts';
import {fromPixels} from '../picture/convert-pixels.ts';
import type {RgbPicture} from '../picture/picture.ts';
import type {ReadFile} from '../network/files/keep-files.ts';
import type {FeatureSheet} from '../network/op-list.ts';

/**
 * Pictures of some units of a layer, as many as are asked for at even distances.
 *
 * @param units how many units the layer has.
 * @throws EngineError 'model-missing' or 'model-corrupt'.
 */
export async function loadUnitPictures(
  sheet: FeatureSheet,
  read: ReadFile,
  {count, units}: {readonly count: number; readonly units: number},
): Promise<readonly RgbPicture[]> {
  const pictureOf = await loadSheet(sheet, read);
  const told = Math.min(count, units);
  return Array.from({length: told}, (_, nth) => pictureOf(Math.floor((nth * units) / told)));
}

/**
 * The picture of one unit.
 * @throws EngineError 'model-missing' or 'model-corrupt'.
 */
export async function loadUnitPicture(sheet: FeatureSheet, read: ReadFile, unit: number): Promise<RgbPicture> {
  return (await loadSheet(sheet, read))(unit);
}

/** What cuts a unit's picture out of a sheet. */
async function loadSheet(sheet: FeatureSheet, read: ReadFile): Promise<(unit: number) => RgbPicture> {
  const bytes = await read(sheet);
  const bitmap = await createImageBitmap(new Blob([bytes]), {colorSpaceConversion: 'none'});
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', {willReadFrequently: true});
  if (context === null) throw new EngineError('model-missing', 'no canvas to cut the pictures out with');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const {tile, columns} = sheet;
  return (unit) => {
    const [left, top] = [(unit % columns) * tile, Math.floor(unit / columns) * tile];
    return fromPixels(context.getImageData(left, top, tile, tile));
  };
}
