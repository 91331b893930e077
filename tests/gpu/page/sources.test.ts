/**
 * The page's sources in the real browser: real streams, files and videos, with limits by a fake
 * clock. Only the camera itself is replaced, by a canvas that can stand still.
 */
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';

import {PageSources} from '../../../src/page/sources/page-sources.ts';
import type {CameraSettings, SourceState} from '../../../src/page/ports.ts';
import {present} from '../../../src/protocol/assert.ts';

const ANY: CameraSettings = {deviceId: null, facing: 'front', resolution: 'auto'};

/** Two busy cores take their time. */
const PATIENCE = {timeout: 10_000};

/** A camera that draws ten pictures a second while it is running. */
class CanvasCamera {
  isRunning = true;
  readonly stream: MediaStream;
  readonly #timer: number;

  constructor() {
    const canvas = document.createElement('canvas');
    canvas.width = 64;
    canvas.height = 48;
    const context = present(canvas.getContext('2d'), () => 'a 2-D context');
    const draw = (): void => {
      context.fillStyle = `hsl(${performance.now() % 360} 80% 50%)`;
      context.fillRect(0, 0, 64, 48);
    };
    draw();
    this.stream = canvas.captureStream(30);
    this.#timer = realInterval(() => {
      if (this.isRunning) draw();
    }, 100);
  }

  get track(): MediaStreamTrack {
    return present(this.stream.getVideoTracks()[0], () => 'a video track');
  }

  end(): void {
    clearInterval(this.#timer);
    this.track.stop();
  }
}

const realInterval = window.setInterval.bind(window);
const realTimeout = window.setTimeout.bind(window);
let video: HTMLVideoElement;
let sources: PageSources;
let states: SourceState[];
let cameras: CanvasCamera[];
let asked: MediaStreamConstraints[];
let sent: number;

/** What the next calls of getUserMedia do, in turn; the last one goes on. */
let answers: (() => Promise<MediaStream>)[];

const opens = (): Promise<MediaStream> => {
  const camera = new CanvasCamera();
  cameras.push(camera);
  return Promise.resolve(camera.stream);
};
const hangs = (): Promise<MediaStream> => new Promise(() => undefined);
const refuses = (name: string) => () => Promise.reject(new DOMException('so said the test', name));

beforeEach(() => {
  vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
  [states, cameras, asked, answers, sent] = [[], [], [], [opens], 0];
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation((constraints) => {
    asked.push(constraints ?? {});
    return present(answers.length > 1 ? answers.shift() : answers[0], () => 'an answer')();
  });
  vi.spyOn(navigator.mediaDevices, 'enumerateDevices').mockResolvedValue(
    ['first', 'second'].map(
      (deviceId) => ({deviceId, label: deviceId, groupId: '', kind: 'videoinput'}) as MediaDeviceInfo,
    ),
  );
  vi.spyOn(navigator.permissions, 'query').mockResolvedValue(
    Object.assign(new EventTarget(), {state: 'granted'}) as PermissionStatus,
  );
  video = document.createElement('video');
  video.muted = true;
  document.body.append(video);
  sources = new PageSources(
    video,
    {
      on: () => () => undefined,
      wantsFrame: () => true,
      whenFrameWanted: (callback) => {
        callback();
      },
      sendFrame: (frame) => {
        sent++;
        frame.close();
      },
    },
    {isKiosk: false},
  );
  sources.on((state) => states.push(state));
});

afterEach(() => {
  sources.stop();
  for (const camera of cameras) camera.end();
  video.remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const kinds = (): string =>
  states.map((state) => (state.kind === 'failed' ? state.failure.code : state.kind)).join(' ');

async function becomes(wanted: string): Promise<void> {
  await vi.waitFor(() => {
    expect(kinds()).toBe(wanted);
  }, PATIENCE);
}

describe('a camera', () => {
  test('is live with its first picture, whose frames are sent', async () => {
    sources.useCamera(ANY);
    await becomes('starting live');
    expect(states.at(-1)).toMatchObject({width: 64, height: 48});
    await vi.waitFor(() => {
      expect(sent).toBeGreaterThan(2);
    });
  });

  test('goes on while its video rests: frames come from the track', async () => {
    sources.useCamera(ANY);
    await becomes('starting live');
    expect(video.hasAttribute('data-may-rest')).toBe(true);
    video.style.visibility = 'hidden';
    video.pause();
    const before = sent;
    await vi.waitFor(() => {
      expect(sent).toBeGreaterThan(before + 3);
    }, PATIENCE);
    expect(kinds()).toBe('starting live');
    sources.stop();
    expect(video.hasAttribute('data-may-rest')).toBe(false);
  });

  test('sends its frames again after the tab was hidden, and none meanwhile', async () => {
    sources.useCamera(ANY);
    await becomes('starting live');
    sources.setVisible(false);
    const hidden = sent;
    await new Promise((resolve) => realTimeout(resolve, 500));
    expect(sent).toBe(hidden);
    sources.setVisible(true);
    await vi.waitFor(() => {
      expect(sent).toBeGreaterThan(hidden + 1);
    }, PATIENCE);
  });

  test('is shown by its video where the browser reads no tracks, and that video never rests', async () => {
    vi.stubGlobal('MediaStreamTrackProcessor', undefined);
    sources.useCamera(ANY);
    await becomes('starting live');
    expect(video.hasAttribute('data-may-rest')).toBe(false);
    await vi.waitFor(() => {
      expect(sent).toBeGreaterThan(2);
    }, PATIENCE);
    present(cameras[0], () => 'a camera').isRunning = false;
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(4000);
      expect(kinds()).toBe('starting live camera-stalled');
    });
  });

  test('whose track had ended when it was handed over is tried again', async () => {
    answers = [
      async () => {
        const stream = await opens();
        for (const track of stream.getTracks()) track.stop();
        return stream;
      },
      opens,
    ];
    sources.useCamera(ANY);
    await becomes('starting camera-failed');
    await vi.advanceTimersByTimeAsync(2000);
    await becomes('starting camera-failed starting live');
  });

  test('that stands still is opened again', async () => {
    sources.useCamera(ANY);
    await becomes('starting live');
    present(cameras[0], () => 'a camera').isRunning = false;
    await vi.waitFor(async () => {
      // A picture on its way begins the count anew.
      await vi.advanceTimersByTimeAsync(4000);
      expect(kinds()).toBe('starting live camera-stalled');
    });
    await vi.advanceTimersByTimeAsync(2000);
    await becomes('starting live camera-stalled starting live');
  });

  test('in a hidden tab may stand still', async () => {
    sources.useCamera(ANY);
    await becomes('starting live');
    sources.setVisible(false);
    present(cameras[0], () => 'a camera').isRunning = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kinds()).toBe('starting live');
  });

  test('that never answers is passed over, and what it hands over later is let go', async () => {
    let late = (_: MediaStream): void => undefined;
    answers = [() => new Promise((resolve) => (late = resolve)), opens];
    sources.useCamera(ANY);
    await vi.advanceTimersByTimeAsync(15_000);
    await becomes('starting camera-busy');
    const camera = new CanvasCamera();
    late(camera.stream);
    await vi.waitFor(() => {
      expect(camera.track.readyState).toBe('ended');
    });
    await vi.advanceTimersByTimeAsync(2000);
    await becomes('starting camera-busy starting live');
    camera.end();
  });

  test('whose video never plays is tried again', async () => {
    const play = vi.spyOn(video, 'play').mockImplementationOnce(() => new Promise(() => undefined));
    sources.useCamera(ANY);
    await vi.waitFor(() => {
      expect(play).toHaveBeenCalled();
    });
    await vi.advanceTimersByTimeAsync(5000);
    await becomes('starting camera-failed');
    await vi.advanceTimersByTimeAsync(2000);
    await becomes('starting camera-failed starting live');
  });

  test('that is refused although it is granted is asked for again, slowly', async () => {
    answers = [refuses('NotAllowedError'), opens];
    sources.useCamera(ANY);
    await becomes('starting camera-denied');
    await vi.advanceTimersByTimeAsync(9000);
    expect(kinds()).toBe('starting camera-denied');
    await vi.advanceTimersByTimeAsync(1000);
    await becomes('starting camera-denied starting live');
  });

  test('that failed twice gives way to the other one', async () => {
    answers = [refuses('NotReadableError'), refuses('NotReadableError'), opens];
    sources.useCamera({...ANY, deviceId: 'first'});
    await becomes('starting camera-busy');
    await vi.advanceTimersByTimeAsync(2000);
    await becomes('starting camera-busy starting camera-busy');
    await vi.advanceTimersByTimeAsync(4000);
    await becomes('starting camera-busy starting camera-busy starting live');
    expect(asked.at(-1)).toMatchObject({video: {deviceId: {exact: 'second'}}});
  });

  test('that hangs leaves nothing behind when the source is stopped', async () => {
    answers = [hangs];
    sources.useCamera(ANY);
    await becomes('starting');
    sources.stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(kinds()).toBe('starting stopped');
    expect(asked).toHaveLength(1);
  });
});

describe('a file', () => {
  /** A short film of a canvas, as the browser records it. */
  async function record(): Promise<Blob> {
    const camera = new CanvasCamera();
    const recorder = new MediaRecorder(camera.stream, {mimeType: 'video/webm'});
    const parts: Blob[] = [];
    recorder.ondataavailable = ({data}) => parts.push(data);
    const stopped = new Promise((resolve) => (recorder.onstop = resolve));
    recorder.start(50);
    await vi.waitFor(() => {
      expect(parts.length).toBeGreaterThan(10);
    }, PATIENCE);
    recorder.stop();
    await stopped;
    camera.end();
    return new Blob(parts, {type: 'video/webm'});
  }

  async function picture(): Promise<Blob> {
    const canvas = new OffscreenCanvas(40, 30);
    present(canvas.getContext('2d'), () => 'a 2-D context').fillRect(0, 0, 40, 30);
    return canvas.convertToBlob();
  }

  const text = new File(['Wish you were here.'], 'letter.txt', {type: 'text/plain'});

  test('that cannot be shown is refused while the camera goes on', async () => {
    sources.useCamera(ANY);
    await becomes('starting live');
    const impostor = new File(['Wish you were here.'], 'party.mp4', {type: 'video/mp4'});
    await expect(sources.openFile([text, impostor])).rejects.toMatchObject({
      code: 'file-unreadable',
      detail: /type 'text\/plain'.*type 'video\/mp4'/s,
    });
    expect(kinds()).toBe('starting live');
    expect(cameras[0]?.track.readyState).toBe('live');
  });

  test('with sound alone is refused', async () => {
    const url = new URL('../../support/files/audioonly.webm', import.meta.url);
    const sound = new File([await (await fetch(url)).blob()], 'song.webm', {type: 'video/webm'});
    await expect(sources.openFile([sound])).rejects.toMatchObject({code: 'file-unreadable'});
  });

  test('is the first one that can be shown', async () => {
    const opened = await sources.openFile([text, await picture(), await record()]);
    expect(opened).toMatchObject({kind: 'still', size: {width: 40, height: 30}});
    sources.useFile(opened);
    await becomes('live');
    expect(sent).toBe(1);
  });

  test('without an ending in its name is shown as what it is', async () => {
    const film = new File([await record()], 'film');
    expect(await sources.openFile([film])).toMatchObject({kind: 'video', name: 'film'});
  });

  test('that is a video plays on when something pauses it', async () => {
    sources.useFile(await sources.openFile([await record()]));
    await becomes('starting live');
    video.pause();
    const before = sent;
    await vi.waitFor(() => {
      expect(sent).toBeGreaterThan(before + 3);
    }, PATIENCE);
  });

  test('that breaks off for good is left with a sentence', async () => {
    sources.useFile(await sources.openFile([await record()]));
    await becomes('starting live');
    vi.spyOn(video, 'play').mockImplementation(() => new Promise(() => undefined));
    video.pause();
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(6000);
      expect(kinds()).toMatch(/file-unreadable$/);
    }, PATIENCE);
  });
});
