/** One strip of any step. */
import {convolve} from './convolve';
import {convolveTiles} from './convolve-tiles';
import {finishNorm} from './moments';
import {combine, ingest, present} from './pixels';
import {
  COMBINE,
  CONVOLVE,
  CONVOLVE_TILES,
  ConvolveStep,
  FINISH_NORM,
  FinishNormStep,
  INGEST,
  IngestStep,
  PRESENT,
  PresentStep,
  ReadingStep,
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
  }
}
