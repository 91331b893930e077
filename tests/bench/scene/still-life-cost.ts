/** What the processor's still life takes of a core. */
import {arrange} from '../../../src/engine/scene/arrangement.ts';
import {ViewPlayer} from '../../../src/engine/scene/software/view-player.ts';
import {ViewRenderer} from '../../../src/engine/scene/software/view-renderer.ts';

const FRAMES_PER_SECOND = 24;

/** Seconds of the scene that are played before anything is counted: code is compiled meanwhile. */
const WARM_UP_SECONDS = 5;

/** Views drawn at a stretch, of which the mean counts. */
const EXACT_VIEWS = 10;

/** What a second of the still life costs, in milliseconds of the processor's time. */
export interface StillLifeCost {
  readonly size: string;
  readonly perSecond: number;
  /** Views drawn a second: fewer than five where the processor is slow, or busy elsewhere. */
  readonly viewsPerSecond: number;
  /** One view drawn at a stretch. */
  readonly perView: number;
  /** The longest that one frame in a hundred holds its thread, by the clock on the wall. */
  readonly longestFrame: number;
}

/** Plays so many seconds of the scene, as fast as it goes. */
export function measureStillLife(width: number, height: number, seconds: number): StillLifeCost {
  const renderer = new ViewRenderer(arrange(1, width / height), width, height);
  let views = 0;
  const player = new ViewPlayer({
    ...{width, height},
    draw: (moment, pixels) => {
      views++;
      return renderer.draw(moment, pixels);
    },
  });
  const frames: number[] = [];
  const play = (from: number, to: number): void => {
    for (let frame = from * FRAMES_PER_SECOND; frame < to * FRAMES_PER_SECOND; frame++) {
      const begun = performance.now();
      player.playTo(frame / FRAMES_PER_SECOND);
      frames.push(performance.now() - begun);
    }
  };
  play(0, WARM_UP_SECONDS);
  frames.length = 0;
  views = 0;
  const perSecond = processorTime(() => {
    play(WARM_UP_SECONDS, WARM_UP_SECONDS + seconds);
  });
  const viewsPerSecond = views / seconds;
  const perView = processorTime(() => {
    for (let moment = 0; moment < EXACT_VIEWS; moment++) player.drawAt(moment);
  });
  const slow = frames.sort((a, b) => b - a)[Math.floor(frames.length / 100)] ?? 0;
  return {
    size: `${width}x${height}`,
    perSecond: perSecond / seconds,
    viewsPerSecond,
    perView: perView / EXACT_VIEWS,
    longestFrame: slow,
  };
}

/** Milliseconds of the processor's time, whoever else used it meanwhile. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1000;
}
