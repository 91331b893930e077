/**
 * The order of test files, so that those that run side by side end together: what takes long comes
 * first, and the parts of a project take equally long.
 */
import {BaseSequencer, type TestSpecification} from 'vitest/node';

/** A file that the list below does not name. */
const USUAL_SECONDS = 3;

/** How long files take on two cores that do nothing else, roughly: an order is all it is for. */
export const SECONDS: Readonly<Record<string, number>> = {
  'tests/e2e/accessibility.test.ts': 30,
  'tests/e2e/address-and-files.test.ts': 30,
  'tests/e2e/camera-trouble.test.ts': 65,
  'tests/e2e/damaged-cache.test.ts': 85,
  'tests/e2e/damaged-files.test.ts': 6,
  'tests/e2e/dreaming.test.ts': 55,
  'tests/e2e/gallery.test.ts': 28,
  'tests/e2e/graphics-loss.test.ts': 35,
  'tests/e2e/heartbeat.test.ts': 60,
  'tests/e2e/hidden-tab.test.ts': 14,
  'tests/e2e/inner-workers.test.ts': 35,
  'tests/e2e/language.test.ts': 25,
  'tests/e2e/layouts.test.ts': 25,
  'tests/e2e/lens-layouts.test.ts': 40,
  'tests/e2e/lenses.test.ts': 55,
  'tests/e2e/offline.test.ts': 40,
  'tests/e2e/painting.test.ts': 45,
  'tests/e2e/small-screens.test.ts': 40,
  'tests/e2e/timed/engine-trouble.test.ts': 100,
  'tests/e2e/timed/fingers-and-keys.test.ts': 12,
  'tests/e2e/timed/keeping.test.ts': 35,
  'tests/e2e/timed/start-hangs.test.ts': 20,
  'tests/e2e/updates.test.ts': 50,
  'tests/e2e/wasm-kernel.test.ts': 29,
  'tests/gpu/compositor/finishing.test.ts': 40,
  'tests/gpu/compositor/flash-limiter.test.ts': 70,
  'tests/gpu/compositor/lens-layer.test.ts': 15,
  'tests/gpu/compositor/same-pictures.test.ts': 30,
  'tests/gpu/compositor/stroke-motion.test.ts': 30,
  'tests/gpu/dream/dream-rises.test.ts': 15,
  'tests/gpu/dream/gpu-dream-loop.test.ts': 27,
  'tests/gpu/dream/gpu-dreamer.test.ts': 9,
  'tests/gpu/engine/broken-shader.test.ts': 7,
  'tests/gpu/engine/engine.test.ts': 22,
  'tests/gpu/engine/lens-in-engine.test.ts': 20,
  'tests/gpu/keep/kept-strokes.test.ts': 13,
  'tests/gpu/lenses/lens-descents.test.ts': 27,
  'tests/gpu/lenses/class-pictures.test.ts': 13,
  'tests/gpu/lenses/lens-maps.test.ts': 11,
  'tests/gpu/lenses/lenses-goldens.test.ts': 30,
  'tests/gpu/network/autotune.test.ts': 34,
  'tests/gpu/network/wgsl-endurance.test.ts': 15,
  'tests/gpu/network/wgsl-random.test.ts': 17,
  'tests/gpu/page/gallery.test.ts': 8,
  'tests/gpu/page/sources.test.ts': 9,
  'tests/gpu/perception/perception-goldens.test.ts': 45,
  'tests/gpu/perception/perception-on-demand.test.ts': 33,
  'tests/gpu/perception/tfjs-perception.test.ts': 50,
  'tests/gpu/perception/wgsl-perception-run.test.ts': 11,
  'tests/gpu/perception/wgsl-perception.test.ts': 28,
  'tests/gpu/scene/scene.test.ts': 60,
  'tests/gpu/scene/software.test.ts': 10,
  'tests/gpu/style/lite-goldens.test.ts': 8,
  'tests/gpu/style/pattern-goldens.test.ts': 14,
  'tests/gpu/style/style-goldens.test.ts': 55,
  'tests/gpu/style/two-networks.test.ts': 30,
  'tests/gpu/style/wgsl-goldens.test.ts': 25,
  'tests/unit/engine/compositor/flash-count.test.ts': 9,
  'tests/unit/engine/dream/dream-loop.test.ts': 7,
  'tests/unit/engine/network/wasm/kernel-threads.test.ts': 8,
  'tests/unit/engine/perception/wasm/kernel-perception.test.ts': 6,
  'tests/unit/engine/perception/wasm/wasm-perception.test.ts': 10,
  'tests/unit/scripts/kiosk.test.ts': 15,
};

/** For `sequence.sequencer`. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({project}) => project))];
    return projects.flatMap((wanted) => byLength(sorted.filter(({project}) => project === wanted)));
  }

  /** Each file goes to the part that has the least to do so far, the longest ones first. */
  override shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    const {index, count} = this.ctx.config.shard ?? {index: 1, count: 1};
    const parts = Array.from({length: count}, () => ({seconds: 0, files: [] as TestSpecification[]}));
    // By name first: every part must come to the same answer.
    for (const file of byLength(files.toSorted((one, other) => (one.moduleId < other.moduleId ? -1 : 1)))) {
      const part = parts.reduce((least, other) => (other.seconds < least.seconds ? other : least));
      part.seconds += secondsOf(file);
      part.files.push(file);
    }
    return Promise.resolve(parts[index - 1]?.files ?? []);
  }
}

function byLength(files: readonly TestSpecification[]): TestSpecification[] {
  return files.toSorted((one, other) => secondsOf(other) - secondsOf(one));
}

function secondsOf({moduleId, project}: TestSpecification): number {
  return SECONDS[moduleId.slice(project.config.root.length + 1)] ?? USUAL_SECONDS;
}
