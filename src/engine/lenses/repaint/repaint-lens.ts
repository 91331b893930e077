/**
 * A painting of the frame, made step by step by changing its pixels until the network finds the
 * frame's content in it and another picture's style (Gatys, Ecker & Bethge 2015); beside it what
 * the mirror's own painter makes of the frame in a single step (Johnson et al. 2016).
 */
import type {OptionsOf} from '../../../catalogue/lenses.ts';
import type {LensView} from '../../../protocol/lens.ts';
import {noisePicture} from '../../ascent/noise-picture.ts';
import {StyleTransfer, type TransferState} from '../../ascent/style-transfer.ts';
import type {PerceptionNetwork} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {SeededRandom} from '../../shared/seeded-random.ts';
import type {Lens, LensTools} from '../lens.ts';
import {styleLayers} from '../painting-grams.ts';
import {activationOf} from '../shared/activation-of.ts';
import {LossCurve} from '../shared/loss-curve.ts';
import {ENOUGH_STEPS, repaintView, type Repainting} from './repaint-view.ts';
import {StyleChoice} from './style-choice.ts';

/** A painting that nobody waits behind goes on, but not for ever. */
const MOST_STEPS = 1000;

const SEED = 11;

/** Opens the lens. It keeps to the frame that it began with until that is painted. */
export function createRepaintLens(): Lens<'repaint'> {
  const choice = new StyleChoice();
  let repainting: Repainting | null = null;
  let wasFromNoise = false;
  return {
    id: 'repaint',
    remembersPeople: true,
    async *run({tools, options, picture, brought, isOld}) {
      const isOther = choice.note(options, tools.painting, {picture, brought}) || options.isFromNoise !== wasFromNoise;
      wasFromNoise = options.isFromNoise;
      if (isOther || repainting === null || repainting.transfer.steps >= ENOUGH_STEPS) {
        // Whoever holds a style up has been seen before, without it.
        const content = isOther && repainting !== null ? repainting.original : picture;
        repainting = await begin(tools, choice, content, options);
      }
      const now = repainting;
      while (mayGoOn(now.transfer.steps, isOld)) yield* goOn(tools.network, now, options);
    },
  };
}

function mayGoOn(steps: number, isOld: () => boolean): boolean {
  return steps < ENOUGH_STEPS || (steps < MOST_STEPS && !isOld());
}

async function begin(
  tools: LensTools,
  choice: StyleChoice,
  original: RgbPicture,
  {isFromNoise}: OptionsOf<'repaint'>,
): Promise<Repainting> {
  const {network} = tools;
  const {styles, source} = await choice.load(tools);
  const layer = styleLayers(network.file).at(-1) ?? '';
  const {values} = activationOf(await network.activations(original, [layer]), layer);
  const start = isFromNoise ? noisePicture(original, new SeededRandom(SEED)) : original;
  return {
    original,
    source,
    atOnce: source === null ? await tools.paint(original) : null,
    transfer: new StyleTransfer({content: {layer, values}, styles}, start),
    curve: new LossCurve(),
  };
}

/** One step in small pieces of work: between them the view is as it was. */
async function* goOn(
  network: PerceptionNetwork,
  repainting: Repainting,
  {styleWeight}: OptionsOf<'repaint'>,
): AsyncGenerator<LensView, void, void> {
  const {transfer, curve} = repainting;
  const pieces = transfer.step(network, styleWeight);
  for (;;) {
    const piece = await pieces.next();
    if (piece.done === true) {
      const {content, style}: TransferState = piece.value;
      curve.note(transfer.steps - 1, {content, style});
      repainting.view = repaintView(repainting, piece.value);
      yield repainting.view;
      return;
    }
    if (repainting.view !== undefined) yield repainting.view;
  }
}
