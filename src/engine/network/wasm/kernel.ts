/** The kernel at work: a module, its memory, and the threads that help. */
import {KernelMemory} from './kernel-memory.ts';
import type {KernelProgram} from './kernel-program.ts';

/** What the module exports (kernels/network/index.ts). */
interface KernelExports {
  readonly close: () => void;
  readonly run: (patience: bigint) => number;
  readonly help: (thread: number) => void;
}

/** Words that the host writes while the line of strips is closed (kernels/network/schedule.ts). */
const PROGRAM_WORDS = {program: 80, steps: 84, scratch: 88, scratchBytes: 92} as const;

/** Where each thread leaves the number of the newest frame that it had a part in. */
const SEEN_WORDS = 128;

/** A thread that had no part in so many frames is gone, or too busy elsewhere to count. */
const FRAMES_TO_BE_SEEN = 30;

/** Nanoseconds that another thread may take over a strip before it counts as dead. */
const PATIENCE_NS = 2_000_000_000n;

/** Another thread that works through programs. */
export interface Helper {
  readonly end: () => void;
}

/** What a helping thread is given. */
export interface HelperSetup {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** From 1 on; 0 is the thread that runs the kernel. */
  readonly thread: number;
}

/** What a kernel is made from. */
export interface KernelParts {
  readonly module: WebAssembly.Module;
  /** How many threads there are; more than one needs the module's threaded build. */
  readonly threads: number;
  readonly startHelper: (setup: HelperSetup) => Helper;
}

/** A helping thread has died over its work: the memory is to be thrown away with the kernel. */
export class HelperLost extends Error {}

/** Runs programs. */
export class Kernel {
  readonly memory: KernelMemory;
  readonly threads: number;
  readonly #exports: KernelExports;
  readonly #helpers: readonly Helper[];
  #frames = 0;

  private constructor(memory: KernelMemory, instance: WebAssembly.Instance, helpers: readonly Helper[]) {
    this.memory = memory;
    this.threads = helpers.length + 1;
    this.#exports = instance.exports as unknown as KernelExports;
    this.#helpers = helpers;
  }

  /** Instantiates the module and starts the helpers. They join in whenever they are ready. */
  static async create({module, threads, startHelper}: KernelParts): Promise<Kernel> {
    const memory = new KernelMemory(threads > 1);
    const instance = await instantiate(module, memory.memory);
    const helpers = Array.from({length: threads - 1}, (_, index) =>
      startHelper({module, memory: memory.memory, thread: index + 1}),
    );
    return new Kernel(memory, instance, helpers);
  }

  /** Ends the newest frame: from now on no other thread reads the memory until the next run. */
  close(): void {
    this.#exports.close();
  }

  /**
   * Runs a program on what lies in the memory.
   *
   * @param prepare writes what the program reads; called when no other thread is at work.
   * @throws HelperLost when a helping thread does not finish what it took.
   */
  run(program: KernelProgram, prepare: () => void): void {
    this.close();
    this.memory.grow(program.end);
    this.memory.writeBytes(program.address, program.steps);
    this.memory.writeWord(PROGRAM_WORDS.program, program.address);
    this.memory.writeWord(PROGRAM_WORDS.steps, program.stepCount);
    this.memory.writeWord(PROGRAM_WORDS.scratch, program.scratch);
    this.memory.writeWord(PROGRAM_WORDS.scratchBytes, program.scratchBytes);
    prepare();
    this.#frames++;
    if (this.#exports.run(PATIENCE_NS) === 0) throw new HelperLost('a thread of the network stopped over its work');
  }

  /** Threads that had a part in the newest frames. */
  threadsAtWork(): number {
    const seen = Array.from({length: this.threads}, (_, thread) => this.memory.readWord(SEEN_WORDS + 4 * thread));
    return seen.filter((frame) => frame > 0 && frame > this.#frames - FRAMES_TO_BE_SEEN).length;
  }

  /** Ends the helpers. */
  dispose(): void {
    for (const helper of this.#helpers) helper.end();
  }
}

/** What a helping thread does: it never comes back. */
export async function helpKernel({module, memory, thread}: HelperSetup): Promise<void> {
  const instance = await instantiate(module, memory);
  (instance.exports as unknown as KernelExports).help(thread);
}

function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Promise<WebAssembly.Instance> {
  return WebAssembly.instantiate(module, {env: {memory}});
}
