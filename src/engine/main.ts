/**
 * The engine worker's composition root: messages in, messages out, and the one place where a failed
 * start becomes a failure.
 */
import {toFailure} from '../protocol/errors.ts';
import type {EngineCalls, EngineMessage, PageMessage} from '../protocol/messages.ts';
import type {Milliseconds} from '../protocol/units.ts';
import {CallServer} from './shared/serve.ts';
import type {Engine} from './engine.ts';
import {startEngine} from './start-engine.ts';

declare const self: DedicatedWorkerGlobalScope;

/**
 * Messages that came before the engine was ready, in order; frames among them are only the newest.
 */
const waiting: PageMessage[] = [];
let engine: Engine | null = null;
let server: CallServer<EngineCalls> | null = null;
let hasStarted = false;

self.onmessage = ({data}: MessageEvent<PageMessage>): void => {
  if (data.kind === 'start') {
    if (!hasStarted) void start(data);
    hasStarted = true;
  } else if (engine === null) {
    waiting.push(data);
  } else {
    dispatch(engine, data);
  }
};

/** The page takes a silence of several of these for an end. */
const ALIVE_INTERVAL_MS: Milliseconds = 1000;

async function start({canvas, options, layout}: Extract<PageMessage, {kind: 'start'}>): Promise<void> {
  setInterval(() => {
    send({kind: 'alive'});
  }, ALIVE_INTERVAL_MS);
  try {
    engine = await startEngine(send, canvas, options, layout);
  } catch (error) {
    for (const message of waiting) if (message.kind === 'frame') message.frame.close();
    send({kind: 'fatal', failure: toFailure(error, 'engine-crashed'), blame: null});
    return;
  }
  for (const message of waiting.splice(0)) dispatch(engine, message);
}

function dispatch(running: Engine, message: PageMessage): void {
  switch (message.kind) {
    case 'start':
      return;
    case 'call':
    case 'cancel':
      serverOf(running).handle(message);
      return;
    default:
      running.handle(message);
  }
}

function serverOf(running: Engine): CallServer<EngineCalls> {
  server ??= new CallServer<EngineCalls>({
    handlers: {
      keep: (params, {signal, onProgress}) => running.desk.keep(params, signal, onProgress),
      'learn-guide': () => running.desk.learnGuide(),
      'explain-dream': () => running.desk.explainDream(),
      status: () => running.status(),
    },
    post: send,
  });
  return server;
}

function send(message: EngineMessage): void {
  self.postMessage(message);
}
