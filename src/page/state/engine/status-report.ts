/**
 * The status panel's contents as plain data: every number with its unit, so that it can be drawn,
 * copied and tested alike.
 */
import type {Failure} from '../../../protocol/errors.ts';
import type {DreamStatus, EngineStatus, LensStatus, WorkgroupShapeStatus, Timing} from '../../../protocol/status.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import {say} from '../../../words/say.ts';
import type {AppState} from '../app-state.ts';

/** One line: a name and a value. */
export interface ReportRow {
  readonly name: string;
  readonly value: string;
}

/** A titled group of lines. */
export interface ReportSection {
  readonly title: string;
  readonly rows: readonly ReportRow[];
}

/** What only the page knows. */
export interface PageFacts {
  readonly version: string;
  readonly isSecure: boolean;
  readonly isOnline: boolean;
  readonly viewport: PixelSize;
  readonly devicePixelRatio: number;
  readonly userAgent: string;
  /** Why the engine gave no status, or null. */
  readonly silence: string | null;
}

/** The whole report. Without an engine's answer, the page's side alone. */
export function reportStatus(status: EngineStatus | null, state: AppState, facts: PageFacts): readonly ReportSection[] {
  const engine = status ? engineSections(status) : [silentSection(state, facts)];
  const failures = mergeFailures(status?.failures ?? [], state.failures);
  return [...engine, pageSection(state, facts), {title: say('status.sections.failures'), rows: failureRows(failures)}];
}

/** The report as text for the clipboard. */
export function reportText(sections: readonly ReportSection[]): string {
  const blocks = sections.map(({title, rows}) =>
    [title, ...rows.map(({name, value}) => `  ${name}: ${value}`)].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}

function engineSections(status: EngineStatus): readonly ReportSection[] {
  return [
    {title: say('status.sections.painter'), rows: painterRows(status)},
    {title: say('status.sections.speed'), rows: speedRows(status)},
    ...(status.dream ? [{title: say('status.sections.dream'), rows: dreamRows(status.dream)}] : []),
    ...(status.lens ? [{title: say('status.sections.lens'), rows: lensRows(status.lens)}] : []),
    {title: say('status.sections.held'), rows: resourceRows(status)},
    {title: say('status.sections.networks'), rows: networkRows(status)},
  ];
}

function painterRows(status: EngineStatus): readonly ReportRow[] {
  const {backend, networkEngine, inputSize, sourceSize, rung, workgroupShape} = status;
  return [
    row(
      say('status.rows.networksRunOn'),
      backend ? `${backend.network}${networkEngine ? ` (${networkEngine})` : ''}` : say('status.notYet'),
    ),
    row(
      say('status.rows.pictureDrawnBy'),
      backend
        ? say('status.drawnBy', {
            what: say(`status.compositors.${backend.compositor}`),
            why: say(`status.compositorReasons.${backend.compositorReason}`),
          })
        : say('status.notYet'),
    ),
    row(say('status.rows.adapter'), backend?.adapter ?? say('status.notYet')),
    ...(backend?.skipped.map(({backend: name, reason}) => row(say('status.rows.passedOver', {name}), reason)) ?? []),
    row(say('status.rows.sourceSize'), formatSize(sourceSize)),
    row(say('status.rows.networkInput'), formatSize(inputSize)),
    row(
      say('status.rows.rung'),
      rung === null
        ? say('status.notYet')
        : say('status.rung', {px: rung.shortSide, network: say(`status.networks.${rung.network}`)}),
    ),
    ...(workgroupShape ? [row(say('status.rows.tileShape'), describeWorkgroupShape(workgroupShape))] : []),
  ];
}

function speedRows({rates, timings, droppedFrames, shownFrames, paintedFrames}: EngineStatus): readonly ReportRow[] {
  const clock = say(timings.clock === 'gpu' ? 'status.gpuTime' : 'status.wallTime');
  return [
    row(say('status.rows.camera'), formatRate(rates.source)),
    row(say('status.rows.network'), formatRate(rates.network)),
    row(say('status.rows.screen'), formatRate(rates.screen)),
    row(say('status.rows.ingest', {clock}), formatTiming(timings.ingest)),
    row(say('status.rows.networkTime', {clock}), formatTiming(timings.network)),
    row(say('status.rows.composite'), formatTiming(timings.composite)),
    row(say('status.rows.captureToDisplay'), formatTiming(timings.captureToDisplay)),
    row(say('status.rows.framesShown'), String(shownFrames)),
    row(say('status.rows.framesPainted'), String(paintedFrames)),
    row(say('status.rows.framesDropped'), String(droppedFrames)),
  ];
}

function dreamRows({engine, size, steps, stepsPerSecond, framesPerSecond}: DreamStatus): readonly ReportRow[] {
  return [
    row(say('status.rows.dreamtBy'), engine),
    row(say('status.rows.dreamsAt'), formatSize(size)),
    row(say('status.rows.steps'), say('status.steps', {rate: formatRate(stepsPerSecond), steps: String(steps)})),
    row(say('status.rows.picturesDreamt'), formatRate(framesPerSecond)),
  ];
}

function lensRows({lens, refreshesPerSecond, cost}: LensStatus): readonly ReportRow[] {
  return [
    row(say('status.rows.looksThrough'), lens),
    row(say('status.rows.refreshed'), formatRate(refreshesPerSecond)),
    row(say('status.rows.oneLook'), formatTiming(cost)),
  ];
}

function resourceRows({resources}: EngineStatus): readonly ReportRow[] {
  return [
    row(say('status.rows.tensors'), `${resources.tensors}, ${formatBytes(resources.tensorBytes)}`),
    row(say('status.rows.gpuBuffers'), String(resources.gpuBuffers)),
    row(say('status.rows.gpuTextures'), String(resources.gpuTextures)),
    row(say('status.rows.gpuMemory'), formatBytes(resources.gpuBytes)),
    row(say('status.rows.openFrames'), String(resources.openVideoFrames)),
  ];
}

function networkRows({models, leftOut, selfTests}: EngineStatus): readonly ReportRow[] {
  const files = models.map(({name, version, bytes, sha256}) =>
    row(`${name} ${version}`, `${formatBytes(bytes)}, SHA-256 ${sha256}`),
  );
  const tests = selfTests.map(({network, backend, difference, passed}) =>
    row(
      say('status.rows.selfTest', {network, backend}),
      `${say(passed ? 'status.passed' : 'status.failed')}, ${difference}`,
    ),
  );
  return [...files, ...leftOut.map(({name, reason}) => row(say('status.rows.leftOut', {name}), reason)), ...tests];
}

function silentSection({engine}: AppState, {silence}: PageFacts): ReportSection {
  const {share, step} = engine.progress;
  return {
    title: say('status.sections.painter'),
    rows: [
      row(say('status.rows.starting'), step === null ? say('status.notYet') : say('status.starting', {share, step})),
      row(say('status.rows.answer'), silence ?? say('status.notYet')),
    ],
  };
}

function pageSection(state: AppState, facts: PageFacts): ReportSection {
  const {source, settings} = state;
  return {
    title: say('status.sections.page'),
    rows: [
      row(say('status.rows.version'), facts.version),
      row(say('status.rows.source'), source === 'scene' ? say('status.stillLife', {seed: String(state.seed)}) : source),
      row(say('status.rows.sourceState'), describeSource(state)),
      row(say('status.rows.cameraAskedFor'), `${settings.deviceId ?? settings.facing}, ${settings.resolution}`),
      row(
        say('status.rows.orientation'),
        say(settings.mirrored ? 'status.mirrored' : 'status.notMirrored', {degrees: settings.rotation}),
      ),
      row(say('status.rows.withoutNetwork'), describeOffline(state)),
      row(say('status.rows.update'), state.isUpdateReady ? say('status.updateReady') : say('status.none')),
      row(say('status.rows.secureContext'), say(facts.isSecure ? 'status.secure' : 'status.insecure')),
      row(say('status.rows.network'), say(facts.isOnline ? 'status.online' : 'status.offline')),
      row(
        say('status.rows.window'),
        say('status.windowAt', {size: formatSize(facts.viewport), ratio: String(facts.devicePixelRatio)}),
      ),
      row(say('status.rows.browser'), facts.userAgent),
    ],
  };
}

function describeWorkgroupShape({inUse, origin, tuned}: WorkgroupShapeStatus): string {
  const used = say(origin === 'stored' ? 'status.tileStored' : 'status.tileDefault', {shape: inUse});
  return tuned === null ? used : say('status.tileTuned', {used, tuned});
}

function describeSource({sourceState: source}: AppState): string {
  switch (source.kind) {
    case 'live':
      return `${source.label}, ${source.width} × ${source.height}`;
    case 'failed':
      return `${source.failure.code}: ${source.failure.detail}`;
    case 'starting':
    case 'stopped':
      return say(`status.source.${source.kind}`);
  }
}

function describeOffline({offline}: AppState): string {
  switch (offline.kind) {
    case 'unknown':
      return say('status.notYet');
    case 'keeping':
      return say('status.beingKept', {share: offline.share});
    case 'ready':
      return say('status.offlineReady');
    case 'unavailable':
      return `${offline.failure.code}: ${offline.failure.detail}`;
  }
}

function failureRows(failures: readonly Failure[]): readonly ReportRow[] {
  if (failures.length === 0) return [row(say('status.rows.soFar'), say('status.none'))];
  return failures.map(({code, detail}) => row(code, detail));
}

/** The page hears of the engine's failures too: each is listed once. */
function mergeFailures(engine: readonly Failure[], page: readonly Failure[]): readonly Failure[] {
  const isKnown = (found: Failure) => page.some(({code, detail}) => code === found.code && detail === found.detail);
  return [...page, ...engine.filter((found) => !isKnown(found))];
}

function row(name: string, value: string): ReportRow {
  return {name, value};
}

function formatSize(size: PixelSize | null): string {
  return size ? `${size.width} × ${size.height}` : say('status.notYet');
}

function formatRate(perSecond: number): string {
  return say('status.perSecond', {rate: perSecond});
}

function formatTiming({medianMs, p95Ms}: Timing): string {
  if (medianMs === null) return say('status.notYet');
  return say('status.timing', {
    median: say('status.ms', {ms: medianMs}),
    p95: p95Ms === null ? say('status.notYet') : say('status.ms', {ms: p95Ms}),
  });
}

function formatBytes(bytes: number): string {
  return bytes < 1e6 ? say('status.kB', {n: bytes / 1e3}) : say('status.MB', {n: bytes / 1e6});
}
