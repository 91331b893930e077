/**
 * What each unit of a layer answers, live: a map for each channel; with one chosen, its map over
 * the picture and what excited it most in the last minute (Yosinski et al. 2015, the deep
 * visualization toolbox).
 */
import type {LensFact, LensLegend, LensView} from '../../../protocol/lens.ts';
import {said} from '../../shared/said.ts';
import type {Activation} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import type {Milliseconds} from '../../../protocol/units.ts';
import type {Said} from '../../../words/words.ts';
import {activationOf, shapeOf} from '../shared/activation-of.ts';
import {BestPatches, type Patch} from '../shared/best-patches.ts';
import {channelMap, mosaic, paintCells} from '../shared/channel-grid.ts';
import {chooseLayer, chooseUnit} from '../shared/chosen-layer.ts';
import type {ColourScale} from '../shared/colours.ts';
import type {Lens} from '../lens.ts';
import {heatOver, plateOf} from '../shared/plates.ts';
import {cropField, receptiveField, type ReceptiveField} from '../shared/receptive-field.ts';
import {ageOf, twoDecimals, twoDigits} from '../shared/said-numbers.ts';
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
export function createActivationsLens(): Lens<'activations'> {
  const scales = new RunningScale();
  const patches = new BestPatches();
  return {
    id: 'activations',
    remembersPeople: true,
    async *run({tools: {network}, options, picture, capturedAt}) {
      const {file} = network;
      const layer = chooseLayer(file, options);
      const found = await network.activations(picture, options.isSpatial ? file.layers : [layer]);
      const answerOf = (name: string): Answer => {
        const activation = activationOf(found, name);
        const to = scales.follow(name, activation.values, capturedAt);
        return {layer: name, activation, scale: {colours: 'cividis', from: 0, to}, picture, capturedAt};
      };
      if (options.isSpatial) {
        yield viewOfAll(file.layers.map(answerOf), layer);
        return;
      }
      const answer = answerOf(layer);
      const unit = chooseUnit(options, layer, answer.activation.channels);
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
    arePlanes: true,
    plates: answers.map(({layer, activation, scale}) => {
      const words = {
        id: `layer-${layer}`,
        caption: nameOf(layer),
        isSmooth: false,
        tap: {lens: 'activations', options: {layer, unit: null}} as const,
      };
      return plateOf(mosaic(activation, scale), words);
    }),
    findings: {
      ...NO_FINDINGS,
      layer: chosen,
      facts: answers.map(({layer, activation}) => ({name: nameOf(layer), value: shapeOf(activation)})),
      legend: legendTo(said('findings.toStrongest')),
    },
  };
}

/** A plate for each channel, to be tapped. */
function viewOfLayer({layer, activation, scale}: Answer): LensView {
  return {
    arrangement: 'grid',
    plates: Array.from({length: activation.channels}, (_, unit) => {
      const words = {
        id: `unit-${unit}`,
        caption: null,
        isSmooth: false,
        tap: {lens: 'activations', options: {layer, unit}} as const,
      };
      return plateOf(paintCells(channelMap(activation, unit), scale), words);
    }),
    findings: {...NO_FINDINGS, layer, facts: [shapeFact(activation)], legend: legendTo(twoDigits(scale.to))},
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
      plateOf(heatOver(picture, map, scale), {
        id: `unit-${unit}`,
        caption: said('findings.activations.unit', {unit, layer}),
      }),
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
        {name: said('findings.activations.strongest'), value: twoDecimals(strongest)},
        {name: said('findings.activations.best'), value: twoDecimals(best[0]?.score ?? 0)},
        {
          name: said('findings.activations.field'),
          value: said('findings.activations.fieldSize', {
            side: field.side,
            width: picture.width,
            height: picture.height,
          }),
        },
      ],
      legend: legendTo(twoDigits(scale.to)),
    },
  };
}

function nameOf(layer: string): Said {
  return said('findings.asIs', {text: layer});
}

function shapeFact(activation: Activation): LensFact {
  return {name: said('findings.activations.shape'), value: shapeOf(activation)};
}

function legendTo(to: Said): LensLegend {
  return {colours: 'cividis', from: said('findings.fromNothing'), to, title: said('findings.activation')};
}
