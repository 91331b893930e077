/**
 * What each unit of a layer answers, live: a map for each channel; with one chosen, its map over
 * the picture and what excited it most in the last minute (Yosinski et al. 2015, the deep
 * visualization toolbox).
 */
import type {LensFindings, LensLegend, LensView} from '../../../protocol/lens.ts';
import type {Activation} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import type {Milliseconds} from '../../../protocol/units.ts';
import {activationOf, shapeOf} from '../shared/activation-of.ts';
import {BestPatches, type Patch} from './best-patches.ts';
import {channelMap, mosaic, paintCells} from '../shared/channel-grid.ts';
import {chooseLayer, chooseUnit} from '../shared/chosen-layer.ts';
import type {ColourScale} from '../shared/colours.ts';
import type {Lens} from '../lens.ts';
import {heatOver, plateOf} from '../shared/plates.ts';
import {cropField, receptiveField, type ReceptiveField} from './receptive-field.ts';
import {RunningScale} from '../shared/running-scale.ts';
import {NO_FINDINGS} from '../shared/words.ts';

/** A layer's answer to a picture, and what full colour is for it. */
interface Answer {
  readonly layer: string;
  readonly activation: Activation;
  readonly scale: ColourScale;
  readonly picture: RgbPicture;
  readonly capturedAt: Milliseconds;
}

/** Opens the lens; its scales and the last minute's patches are its own. */
export function createActivationsLens(): Lens {
  const scales = new RunningScale();
  const patches = new BestPatches();
  return {
    id: 'activations',
    async *run({tools: {network}, look, picture, capturedAt}) {
      const {file} = network;
      const layer = chooseLayer(file, look);
      const found = await network.activations(picture, look.isSpatial ? file.layers : [layer]);
      const answerOf = (name: string): Answer => {
        const activation = activationOf(found, name);
        const to = scales.follow(name, activation.values, capturedAt);
        return {layer: name, activation, scale: {colours: 'cividis', from: 0, to}, picture, capturedAt};
      };
      if (look.isSpatial) {
        yield viewOfAll(file.layers.map(answerOf), layer);
        return;
      }
      const answer = answerOf(layer);
      const unit = chooseUnit(look, layer, answer.activation.channels);
      patches.note(layer, answer.activation, picture, capturedAt);
      yield unit === null
        ? viewOfLayer(answer)
        : viewOfUnit(answer, unit, patches.of(unit, capturedAt), receptiveField(file, layer));
    },
  };
}

/** A mosaic for each layer, from pixels to words. */
function viewOfAll(answers: readonly Answer[], chosen: string): LensView {
  return {
    arrangement: 'grid',
    plates: answers.map(({layer, activation, scale}) => {
      const words = {id: `layer-${layer}`, caption: layer, isSmooth: false, tap: {layer, unit: null}};
      return plateOf(mosaic(activation, scale), words);
    }),
    findings: {
      ...NO_FINDINGS,
      layer: chosen,
      facts: answers.map(({layer, activation}) => ({name: layer, value: shapeOf(activation)})),
      legend: legendTo('the layer’s strongest'),
    },
  };
}

/** A panel for each channel, to be tapped. */
function viewOfLayer({layer, activation, scale}: Answer): LensView {
  return {
    arrangement: 'grid',
    plates: Array.from({length: activation.channels}, (_, unit) => {
      const words = {id: `unit-${unit}`, caption: '', isSmooth: false, tap: {layer, unit}};
      return plateOf(paintCells(channelMap(activation, unit), scale), words);
    }),
    findings: {...NO_FINDINGS, layer, facts: [shapeFact(activation)], legend: legendTo(scale.to.toPrecision(2))},
  };
}

/** One channel over the picture, and beside it what it answered to most. */
function viewOfUnit(answer: Answer, unit: number, best: readonly Patch[], field: ReceptiveField): LensView {
  const {layer, activation, scale, picture, capturedAt} = answer;
  const map = channelMap(activation, unit);
  const strongest = map.values.reduce((most, value) => Math.max(most, value), 0);
  return {
    arrangement: 'main',
    plates: [
      plateOf(heatOver(picture, map, scale), {id: `unit-${unit}`, caption: `Unit ${unit} of ${layer}`}),
      ...best.map((patch, place) =>
        plateOf(cropField(patch.frame, field, patch.x, patch.y), {
          id: `patch-${place}`,
          caption: ageOf(capturedAt - patch.capturedAt),
        }),
      ),
    ],
    findings: {
      ...NO_FINDINGS,
      layer,
      unit,
      facts: [
        shapeFact(activation),
        {name: 'Strongest answer now', value: strongest.toFixed(2)},
        {name: 'Strongest in the last minute', value: (best[0]?.score ?? 0).toFixed(2)},
        {name: 'One cell sees', value: `${field.side}×${field.side} pixels of ${picture.width}×${picture.height}`},
      ],
      legend: legendTo(scale.to.toPrecision(2)),
    },
  };
}

function shapeFact(activation: Activation): LensFindings['facts'][number] {
  return {name: 'Height × width × units', value: shapeOf(activation)};
}

function ageOf(ageMs: Milliseconds): string {
  return ageMs < 1000 ? 'now' : `${Math.round(ageMs / 1000)} s ago`;
}

function legendTo(to: string): LensLegend {
  return {colours: 'cividis', from: '0', to, title: 'Activation'};
}
