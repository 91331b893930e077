/** What both convolution passes are compiled from. */
import type {ConvOp} from '../op-list.ts';
import type {ShaderPart} from '../../gpu/compute-pipeline.ts';
import {operandConstants} from './operands.ts';
import {quadsOf, type Operands} from '../plan/plan.ts';
import {PARTS, type Arithmetic} from './shader-parts.ts';
import type {WorkgroupShape} from './workgroup-shape.ts';

/** A convolution without its size: layers that agree in all of this share a pipeline. */
export interface ConvolutionSpec {
  readonly arithmetic: Arithmetic;
  readonly shape: WorkgroupShape;
  readonly op: ConvOp;
  readonly operands: Operands;
}

/** Values of the overrides in conv-kernel.wgsl, conv-tiled.wgsl and operands.wgsl. */
export function convolutionConstants({shape, op, operands}: ConvolutionSpec): Readonly<Record<string, number>> {
  return {
    ...operandConstants(operands, op.inChannels),
    quads: shape.quads,
    outQuads: quadsOf(op.outChannels),
    kernel: op.kernel,
    stride: op.stride,
    pad: op.pad.size,
    edgePad: Number(op.pad.mode === 'edge'),
    invocationsX: shape.x,
    invocationsY: shape.y,
    ...(shape.kind === 'tiled' ? {chunk: shape.chunk} : {}),
  };
}

/** The shader texts behind the element's: reading, multiplying. */
export function convolutionParts({shape}: ConvolutionSpec): readonly ShaderPart[] {
  return [PARTS.operands, PARTS.convKernel, shape.kind === 'tiled' ? PARTS.convTiled : PARTS.convDirect];
}
