/** A random perception network as the files it would be shipped in. */
import type {PerceptionModel} from '../../../src/engine/network/files/load-perception.ts';
import type {RandomPerception} from './random-perception.ts';

/** What loading the network's files would give. */
export function perceptionModelOf({file, weights}: RandomPerception): PerceptionModel {
  return {
    file,
    model: {
      entry: {
        name: 'perception',
        version: file.version,
        model: 'perception/model.json',
        files: [],
        licence: 'MIT',
        card: 'perception/card.md',
      },
      files: new Map([['perception/weights.bin', weightsFile(weights)]]),
      status: {name: 'perception', version: file.version, sha256: '', bytes: 0},
    },
  };
}

/** weights.bin: float32, one weight after the other. */
export function weightsFile(weights: RandomPerception['weights']): ArrayBuffer {
  return Float32Array.from([...weights.values()].flatMap(({values}) => [...values])).buffer;
}
