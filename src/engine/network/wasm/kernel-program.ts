/** What the kernel runs: steps one after the other, and the memory that its threads work in. */
import {aligned} from './kernel-memory.ts';
import {STEP_BYTES, type KernelStep} from './step-fields.ts';

/** A program, ready to be written and run. */
export interface KernelProgram {
  /** Where the steps are written before a run. */
  readonly address: number;
  readonly steps: Uint8Array<ArrayBuffer>;
  readonly stepCount: number;
  /** Scratch memory of the first thread; the others' follows. */
  readonly scratch: number;
  readonly scratchBytes: number;
  /** The first address behind everything. */
  readonly end: number;
}

/** What a program is packed from. */
export interface ProgramParts {
  readonly address: number;
  readonly steps: readonly KernelStep[];
  readonly scratch: number;
  /** What the neediest step needs of each thread. */
  readonly scratchBytes: number;
  readonly threads: number;
}

/** Packs the steps. */
export function packProgram({address, steps, scratch, scratchBytes, threads}: ProgramParts): KernelProgram {
  const bytes = new Uint8Array(steps.length * STEP_BYTES);
  for (const [index, step] of steps.entries()) bytes.set(step.bytes, index * STEP_BYTES);
  const each = aligned(scratchBytes);
  return {
    address,
    steps: bytes,
    stepCount: steps.length,
    scratch,
    scratchBytes: each,
    end: scratch + threads * each,
  };
}
