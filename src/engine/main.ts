/**
 * The engine worker's composition root: messages in, messages out, and the one place where a failed
 * start becomes a failure.
 */
import {assertNever} from '../protocol/assert.ts';
import {toFailure} from '../protocol/errors.ts';
import type {EngineCall, EngineMessage, PageMessage} from '../protocol/messages.ts';
import type {Engine} from './engine.ts';
import {startEngine} from './start-engine.ts';

declare const self: DedicatedWorkerGlobalScope;

/**
 * Messages that came before the engine was ready, in order; frames among them are only the newest.
 */
const waiting: PageMessage[] = [];
const calls = new Map<number, AbortController>();
let engine: Engine | null = null;
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

async function start({canvas, options, layout}: Extract<PageMessage, {kind: 'start'}>): Promise<void> {
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
      void answer(running, message.id, message.call);
      return;
    case 'cancel':
      calls.get(message.id)?.abort();
      return;
    default:
      running.handle(message);
  }
}

async function answer(running: Engine, id: number, call: EngineCall): Promise<void> {
  const controller = new AbortController();
  calls.set(id, controller);
  try {
    const value = await run(running, call, controller.signal, (share) => {
      send({kind: 'call-progress', id, share});
    });
    send({kind: 'result', id, value});
  } catch (error) {
    send({kind: 'refusal', id, failure: toFailure(error)});
  } finally {
    calls.delete(id);
  }
}

function run(
  running: Engine,
  call: EngineCall,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Extract<EngineMessage, {kind: 'result'}>['value']> {
  switch (call.name) {
    case 'keep':
      return running.desk.keep(call.params, signal, onProgress);
    case 'learn-guide':
      return running.desk.learnGuide();
    case 'explain-dream':
      return running.desk.explainDream();
    case 'status':
      return Promise.resolve(running.status());
    default:
      return assertNever(call);
  }
}

function send(message: EngineMessage): void {
  self.postMessage(message);
}
