/** Reads models/manifest.json. */
import type {FeatureSheet, MagnitudesFile, ManifestFile, ModelManifest, PaintingGrams} from '../op-list.ts';
import {JsonReader} from './json-reader.ts';
import {MAX_CHANNELS, NAME} from './network-fields.ts';

/** A path inside models/: no way up and no other origin. */
const RELATIVE_PATH = /^(?!.*\.\.)[a-z0-9][a-z0-9._/-]*$/;

/**
 * Checks the manifest's shape.
 * @throws EngineError 'model-invalid' naming the field that is wrong.
 */
export function parseManifest(text: string): ModelManifest {
  return {
    models: JsonReader.parse(text, 'manifest.json')
      .field('models')
      .array((model) => ({
        name: model.field('name').string(),
        version: model.field('version').string(),
        model: model.field('model').string(RELATIVE_PATH),
        files: model.field('files').array(parseFile),
        ...(model.has('features') ? {features: model.field('features').array(parseSheet)} : {}),
        ...(model.has('grams') ? {grams: model.field('grams').array(parseGrams)} : {}),
        ...(model.has('magnitudes') ? {magnitudes: parseMagnitudes(model.field('magnitudes'))} : {}),
        licence: model.field('licence').string(),
        card: model.field('card').string(RELATIVE_PATH),
      })),
  };
}

function parseFile(file: JsonReader): ManifestFile {
  return {
    path: file.field('path').string(RELATIVE_PATH),
    bytes: file.field('bytes').integer(1, 64 * 1024 * 1024),
    sha256: file.field('sha256').string(/^[0-9a-f]{64}$/),
  };
}

function parseSheet(sheet: JsonReader): FeatureSheet {
  return {
    ...parseFile(sheet),
    layer: sheet.field('layer').string(NAME),
    tile: sheet.field('tile').integer(1, 1024),
    columns: sheet.field('columns').integer(1, MAX_CHANNELS),
  };
}

function parseGrams(grams: JsonReader): PaintingGrams {
  return {...parseFile(grams), painting: grams.field('painting').string(NAME)};
}

function parseMagnitudes(table: JsonReader): MagnitudesFile {
  return {...parseFile(table), side: table.field('side').integer(2, 1024)};
}
