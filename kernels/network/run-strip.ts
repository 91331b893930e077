/** One strip of any step. */
import {convolve} from './convolve';
import {convolveTiles} from './convolve-tiles';
import {matchGuide} from './match-guide';
import {finishNorm} from './moments';
import {combine, ingest, present} from './pixels';
import {globalAverage, maxPool} from './pool';
import {sinkGradient} from './sink-gradient';
import {softmax, softmaxGradient} from './softmax';
import {
  COMBINE,
  CONVOLVE,
  CONVOLVE_TILES,
  ConvolveStep,
  FINISH_NORM,
  FinishNormStep,
  GLOBAL_AVERAGE,
  GlobalAverageStep,
  INGEST,
  IngestStep,
  MATCH_GUIDE,
  MatchGuideStep,
  MAX_POOL,
  MaxPoolStep,
  PRESENT,
  PresentStep,
  ReadingStep,
  SINK_GRADIENT,
  SinkGradientStep,
  SOFTMAX,
  SOFTMAX_GRADIENT,
  SoftmaxGradientStep,
  SoftmaxStep,
  Step,
} from './step';

/** Does what a step says for the rows of one strip. */
export function runStrip(step: Step, strip: i32, scratch: usize): void {
  const address = changetype<usize>(step);
  switch (step.kind) {
    case INGEST:
      return ingest(changetype<IngestStep>(address), strip);
    case CONVOLVE:
      return convolve(changetype<ConvolveStep>(address), strip, scratch);
    case CONVOLVE_TILES:
      return convolveTiles(changetype<ConvolveStep>(address), strip, scratch);
    case FINISH_NORM:
      return finishNorm(changetype<FinishNormStep>(address));
    case COMBINE:
      return combine(changetype<ReadingStep>(address), strip);
    case PRESENT:
      return present(changetype<PresentStep>(address), strip, scratch);
    case MAX_POOL:
      return maxPool(changetype<MaxPoolStep>(address), strip);
    case GLOBAL_AVERAGE:
      return globalAverage(changetype<GlobalAverageStep>(address));
    case SOFTMAX:
      return softmax(changetype<SoftmaxStep>(address));
    case MATCH_GUIDE:
      return matchGuide(changetype<MatchGuideStep>(address), strip, scratch);
    case SINK_GRADIENT:
      return sinkGradient(changetype<SinkGradientStep>(address), strip);
    case SOFTMAX_GRADIENT:
      return softmaxGradient(changetype<SoftmaxGradientStep>(address));
  }
}
