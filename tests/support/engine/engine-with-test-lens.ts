/** The engine's worker with a lens of the test's own in the place of the saliency lens. */
import type {Lens} from '../../../src/engine/lenses/lens.ts';
import {LENSES} from '../../../src/engine/lenses/registry.ts';
import {toPixels} from '../../../src/engine/picture/convert-pixels.ts';
import './compile-quickly.ts';
import '../../../src/engine/main.ts';
import {plainly} from '../page/plainly.ts';

/**
 * Its plates are the picture it got and the same picture painted. It reads the chosen layer, and
 * finds by how much the likeliest word's probability differs in the network with shuffled weights.
 * @throws EngineError 'layer-unknown'.
 */
function createTestLens(): Lens<'saliency'> {
  return {
    id: 'saliency',
    async *run({tools, options, picture}) {
      const {network, weights} = tools;
      const {output, labels} = network.file;
      const found = await network.activations(picture, options.layer === null ? [output] : [output, options.layer]);
      const shares = found.get(output)?.values ?? new Float32Array();
      const best = shares.indexOf(Math.max(...shares));
      const untrained = options.isRandomised ? await (await tools.randomised()).activations(picture, [output]) : null;
      const facts = [
        {name: plainly('weights'), value: plainly(String(weights.size))},
        {name: plainly('trained'), value: plainly(String(shares[best]))},
        {
          name: plainly('untrained'),
          value: plainly(String(untrained?.get(output)?.values[best] ?? null)),
        },
      ];
      const plate = {isSmooth: false, tap: null, caption: null};
      const painted = await tools.paint(picture);
      yield {
        arrangement: 'row',
        plates: [
          {...plate, id: 'seen', picture: toPixels(picture)},
          {...plate, id: 'painted', picture: toPixels(painted)},
        ],
        findings: {
          layer: options.layer,
          unit: null,
          label: labels[best]?.word ?? null,
          ...{words: [], isSure: false, facts, charts: [], legend: null, answer: null, share: 1},
        },
      };
    },
  };
}

Object.assign(LENSES, {saliency: () => Promise.resolve(createTestLens())});
