/**
 * Every layer at once, from pixels to words: activations, the gradients of a word's score, and how
 * both and the weights are spread (Karpathy 2014, ConvNetJS).
 */
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import {assert} from '../../../protocol/assert.ts';
import {shortLayer} from '../../../protocol/layers.ts';
import type {LensChart, LensFact, LensFindings, LensPlate, LensView} from '../../../protocol/lens.ts';
import {said} from '../../shared/said.ts';
import type {ConvOp} from '../../network/op-list.ts';
import type {Activation, PerceptionNetworkFile} from '../../network/perception.ts';
import {activationOf, shapeOf} from '../shared/activation-of.ts';
import {mosaic} from '../shared/channel-grid.ts';
import {chooseLayer} from '../shared/chosen-layer.ts';
import {histogram, rangeOf} from './histogram.ts';
import type {Lens, LensTools} from '../lens.ts';
import {plateOf, picturePlate} from '../shared/plates.ts';
import {RunningScale} from '../shared/running-scale.ts';
import {askedLabel, likeliestLabel, NO_FINDINGS, saidBy, wordOf} from '../shared/words.ts';

/** A tapped layer and the convolution in front of its ReLU. */
interface LayerStep {
  readonly layer: string;
  readonly op: ConvOp;
}

/**
 * Opens the lens. It keeps its newest plates and charts, so that no gradient is missing while the
 * next one is computed.
 */
export function createLayersLens(): Lens<'layers'> {
  const scales = new RunningScale();
  const plates = new Map<string, LensPlate>();
  const charts = new Map<string, LensChart>();
  return {
    id: 'layers',
    async *run({tools, options, picture, capturedAt}) {
      const {network} = tools;
      const {file} = network;
      const steps = stepsOf(file, options);
      const chosen = askedLabel(file, options.label);
      const names = steps.map(({layer}) => layer);
      const found = await network.activations(picture, [...names, file.output]);
      const probabilities = activationOf(found, file.output).values;
      const label = chosen ?? likeliestLabel(probabilities);
      const told = {
        ...NO_FINDINGS,
        layer: options.layer,
        label: wordOf(file, label),
        ...saidBy(probabilities, file),
      };

      plates.set('seen', picturePlate(picture, {id: 'seen', caption: said('findings.layers.pixels')}));
      for (const {layer, op} of steps) {
        const answers = activationOf(found, layer);
        const to = scales.follow(layer, answers.values, capturedAt);
        plates.set(`layer-${layer}`, activationPlate(layer, answers, to));
        charts.set(`weights-${op.name}`, charts.get(`weights-${op.name}`) ?? weightChart(op, tools));
        charts.set(
          `layer-${layer}`,
          histogram(answers.values, {
            title: said('findings.layers.activationsOf', {layer}),
            what: said('findings.activation'),
          }),
        );
      }
      const facts = factsOf(steps, found);
      yield viewOf(steps, {plates, charts}, {...told, facts, share: 0.5});

      const convolutions = steps.map(({op}) => op.name);
      const gradients = await network.layerGradients(picture, {kind: 'class', label}, convolutions);
      for (const {op} of steps) {
        const gradient = activationOf(gradients, op.name);
        const full = scales.follow(`gradient-${op.name}`, gradient.values, capturedAt);
        plates.set(`gradient-${op.name}`, gradientPlate(op.name, gradient, full));
        charts.set(
          `gradient-${op.name}`,
          histogram(gradient.values, {
            title: said('findings.layers.gradientsOf', {layer: op.name}),
            what: said('findings.layers.gradientAxis'),
          }),
        );
      }
      yield viewOf(steps, {plates, charts}, {...told, facts, share: 1});
    },
  };
}

/** The chosen layer, or all of them. @throws EngineError 'layer-unknown'. */
function stepsOf(file: PerceptionNetworkFile, options: OptionsOf<'layers'>): readonly LayerStep[] {
  const layers = options.layer === null ? file.layers : [chooseLayer(file, options)];
  return layers.map((layer) => {
    const input = file.ops.find(({name}) => name === layer)?.input;
    const op = file.ops.find(({name}) => name === input);
    assert(op?.kind === 'conv', () => `'${layer}' does not rectify a convolution`);
    return {layer, op};
  });
}

function activationPlate(layer: string, answers: Activation, to: number): LensPlate {
  const words = {
    id: `layer-${layer}`,
    caption: said('findings.asIs', {text: shortLayer(layer)}),
    isSmooth: false,
    tap: {lens: 'activations', options: {layer}} as const,
  };
  return plateOf(mosaic(answers, {colours: 'cividis', from: 0, to}), words);
}

function gradientPlate(convolution: string, gradient: Activation, full: number): LensPlate {
  const caption = said('findings.layers.gradient', {layer: convolution});
  const words = {id: `gradient-${convolution}`, caption, isSmooth: false};
  return plateOf(mosaic(gradient, {colours: 'diverging', from: -full, to: full}), words);
}

function weightChart({name}: ConvOp, {weights}: Pick<LensTools, 'weights'>): LensChart {
  const values = weights.get(`${name}/kernel`);
  assert(values !== undefined, () => `no weights of '${name}'`);
  return histogram(values, {
    title: said('findings.layers.weightsOf', {layer: name}),
    what: said('findings.layers.weightAxis'),
  });
}

/** Pixels, then each layer with its gradient and its charts, as far as there are some. */
function viewOf(
  steps: readonly LayerStep[],
  {plates, charts}: {plates: ReadonlyMap<string, LensPlate>; charts: ReadonlyMap<string, LensChart>},
  findings: LensFindings,
): LensView {
  const plateIds = ['seen', ...steps.flatMap(({layer, op}) => [`layer-${layer}`, `gradient-${op.name}`])];
  const chartIds = steps.flatMap(({layer, op}) => [`weights-${op.name}`, `layer-${layer}`, `gradient-${op.name}`]);
  return {
    arrangement: 'grid',
    plates: plateIds.flatMap((id) => plates.get(id) ?? []),
    findings: {
      ...findings,
      charts: chartIds.flatMap((id) => charts.get(id) ?? []),
      legend: {
        colours: 'cividis',
        from: said('findings.fromNothing'),
        to: said('findings.toStrongest'),
        title: said('findings.activation'),
      },
    },
  };
}

function factsOf(steps: readonly LayerStep[], found: ReadonlyMap<string, Activation>): readonly LensFact[] {
  return steps.map(({layer, op}) => {
    const answers = activationOf(found, layer);
    const parameters = (op.kernel ** 2 * op.inChannels + (op.bias ? 1 : 0)) * op.outChannels;
    let silent = 0;
    for (const value of answers.values) if (value === 0) silent++;
    return {
      name: said('findings.asIs', {text: layer}),
      value: said('findings.layers.summary', {
        shape: shapeOf(answers),
        parameters,
        strongest: rangeOf(answers.values).high,
        silent: (100 * silent) / answers.values.length,
      }),
    };
  });
}
