/**
 * The whole interface on fakes: `npm run dev`, then /tests/playground/index.html. The console has
 * `playground`, with the store, the engine and the gallery, to bring any state about by hand.
 */
import type {DreamSteps} from '../../src/protocol/dreams.ts';
import {PLAIN_PAINT} from '../../src/protocol/paint.ts';
import type {StyleLabel} from '../../src/protocol/messages.ts';
import {openFirstFile, type OpenedFile} from '../../src/page/sources/open-file.ts';
import type {CameraChoice, PageSourcePort, SourceState} from '../../src/page/ports.ts';
import type {EngineStatus} from '../../src/protocol/status.ts';
import {parseLink} from '../../src/catalogue/links.ts';
import {bindEngine} from '../../src/page/bindings/bind-engine.ts';
import {bindSource} from '../../src/page/bindings/bind-source.ts';
import {bindCanvas} from '../../src/page/bindings/bind-canvas.ts';
import {DreamRunner} from '../../src/page/modes/dream/state/dream-runner.ts';
import {LensPictures} from '../../src/page/modes/lens/state/lens-picture.ts';
import {readSquare} from '../../src/page/sources/read-square.ts';
import {ShotRunner, waitByTimer} from '../../src/page/take-home/shot-runner.ts';
import {BrowserShare} from '../../src/page/take-home/share.ts';
import {initialState} from '../../src/page/state/app-state.ts';
import {reduce} from '../../src/page/state/reduce.ts';
import {DEFAULT_SETTINGS} from '../../src/page/state/settings.ts';
import {Store} from '../../src/page/state/store.ts';
import '../../src/page/ui/shell/app.ts';
import {FakeEngine} from '../support/page/fake-engine.ts';
import {FakeGallery} from '../support/page/fake-gallery.ts';
import {fakeReport} from '../support/page/fake-lens.ts';
import {paintFakePicture} from './paint-fake-picture.ts';

const stage = document.querySelector<HTMLElement>('#stage')!;
const canvas = stage.querySelector('canvas')!;
const response = await fetch('/models/style/model.json');
const {styles} = (await response.json()) as {styles: StyleLabel[]};

const store = new Store(initialState(parseLink(location.search), DEFAULT_SETTINGS), reduce);
const engine = new FakeEngine();
engine.keep = async (_params, {onProgress, signal}) => {
  for (let share = 0; share < 1; share += 0.1) {
    onProgress?.(share);
    await waitByTimer(60, signal ?? new AbortController().signal);
  }
  return takePicture();
};
engine.learnGuide = () => Promise.resolve({stillness: 1, hasGuide: true});
engine.explainDream = () => Promise.resolve(fakeSteps());
engine.status = () => Promise.resolve(FAKE_STATUS);

const gallery = new FakeGallery();

class FakeSource implements PageSourcePort {
  #listener: (state: SourceState) => void = () => undefined;
  tell(state: SourceState): void {
    this.#listener(state);
  }
  on(listener: (state: SourceState) => void): () => void {
    this.#listener = listener;
    return () => undefined;
  }
  useCamera(): void {
    this.tell({kind: 'live', label: 'A painted camera', width: 1280, height: 720});
  }
  openFile(files: readonly Blob[]): Promise<OpenedFile> {
    return openFirstFile(files);
  }
  useFile(): void {
    this.tell({kind: 'live', label: 'file.png', width: 640, height: 480});
  }
  stop(): void {
    this.tell({kind: 'stopped'});
  }
  setVisible(): void {
    // Nothing runs here.
  }
  listCameras(): Promise<readonly CameraChoice[]> {
    return Promise.resolve([
      {deviceId: 'a', label: 'Camera above the screen'},
      {deviceId: 'b', label: 'Camera on the shelf'},
    ]);
  }
}

const sources = new FakeSource();
bindCanvas(store, stage, document.documentElement);
bindEngine(store, engine);
const source = bindSource(store, sources, () => Promise.resolve(false));

const app = document.createElement('pareidolia-app');
app.parts = {
  store,
  engine,
  gallery,
  share: new BrowserShare(),
  source,
  listCameras: () => sources.listCameras(),
  shots: new ShotRunner({store, engine, gallery, wait: waitByTimer, now: Date.now}),
  dreams: new DreamRunner(store, engine),
  lensPictures: new LensPictures(store, engine, readSquare),
  updates: {applyWhenIdle: () => undefined},
  version: 'playground',
};
document.body.append(app);

engine.say({
  kind: 'ready',
  backend: {network: 'wasm', compositor: 'canvas', compositorReason: 'software', adapter: 'playground', skipped: []},
  styles,
});
engine.say({kind: 'dream-mood', mood: {stillness: 0.5, hasGuide: false}});
store.subscribe(({lens}, previous) => {
  if (engine.lens && (lens !== previous.lens || store.state.lensReport === null))
    engine.say({kind: 'lens-report', report: fakeReport(lens)});
});
engine.say({kind: 'perception-found'});
engine.say({kind: 'showing', painted: true});
requestAnimationFrame(function draw(time) {
  paintFakePicture(canvas, engine, styles, time);
  requestAnimationFrame(draw);
});

async function takePicture() {
  const shot = document.createElement('canvas');
  shot.width = window.innerWidth;
  shot.height = window.innerHeight;
  const bare = Object.assign(new FakeEngine(), {show: {mode: 'paint', paint: {...engine.look, wipe: null}}});
  paintFakePicture(shot, bare, styles, performance.now());
  const png = await new Promise<Blob>((resolve, reject) => {
    shot.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The canvas gave no picture.'));
    });
  });
  return {png, width: shot.width, height: shot.height};
}

/** Four little pictures, one of each kind of stripe. */
function fakeSteps(): DreamSteps {
  const stripes = (pitch: number) => {
    const data = new Uint8ClampedArray(48 * 32 * 4).map((_, index) =>
      index % 4 === 3 ? 255 : 128 + 100 * Math.sin(Math.floor(index / 4) / pitch),
    );
    return {width: 48, height: 32, data};
  };
  return {
    layer: 'conv3b-relu',
    score: 1,
    activation: stripes(3),
    gradient: stripes(5),
    step: stripes(7),
    sum: stripes(11),
  };
}

const FAKE_STATUS: EngineStatus = {
  backend: {
    network: 'wasm',
    compositor: 'webgl',
    adapter: 'ANGLE (Playground)',
    compositorReason: 'hardware',
    skipped: [{backend: 'webgpu', reason: 'the only adapter is software (vendor google, architecture swiftshader)'}],
  },
  networkEngine: 'tfjs',
  rates: {source: 30, network: 12.4, screen: 59.8},
  timings: {
    ingest: {medianMs: 1.2, p95Ms: 2.1},
    network: {medianMs: 78.2, p95Ms: 91.5},
    composite: {medianMs: 0.8, p95Ms: 1.4},
    captureToDisplay: {medianMs: 121, p95Ms: 160},
    clock: 'wall',
  },
  sourceSize: {width: 1280, height: 720},
  inputSize: {width: 428, height: 240},
  rung: {shortSide: 240, network: 'full'},
  workgroupShape: {inUse: 'tiled 8x8, 4 planes, 2 staged', origin: 'default', tuned: null},
  dream: null,
  lens: null,
  droppedFrames: 312,
  shownFrames: 2304,
  paintedFrames: 1204,
  resources: {
    tensors: 96,
    tensorBytes: 1_204_000,
    gpuBuffers: 0,
    gpuTextures: 12,
    gpuBytes: 18_400_000,
    openVideoFrames: 1,
  },
  models: [
    {
      name: 'style',
      version: '1.0.0',
      sha256: '0ec5f3c60bbb6ed871ce13750c35508085036f1304fa991978054238de726a09',
      bytes: 489_624,
    },
  ],
  leftOut: [],
  selfTests: [{network: 'style', backend: 'wasm', difference: 'off by 0.41/255 on average', passed: true}],
  failures: [],
};

Object.assign(globalThis, {
  playground: {store, engine, gallery, sources, takePicture, PLAIN_LOOK: PLAIN_PAINT},
});
