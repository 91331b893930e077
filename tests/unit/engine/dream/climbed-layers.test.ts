/** A run on a graphics card goes as far as every dream that is offered. */
import {expect, test} from 'vitest';

import {DREAMS} from '../../../../src/catalogue/dreams.ts';
import {climbedLayers} from '../../../../src/engine/dream/climbed-layers.ts';
import {objectiveOf} from '../../../../src/engine/dream/objective-of.ts';
import {layersOfObjective} from '../../../../src/engine/network/check-request.ts';
import {planForward} from '../../../../src/engine/perception/plan/plan-forward.ts';
import {readPerception} from '../../../bench/dream/perception-network.ts';

const {file} = readPerception();

/** Of dreams whose objective is not stored by a run that keeps these. */
function missingFrom(kept: readonly string[]): readonly string[] {
  const {stored} = planForward(file, {width: 64, height: 64}, kept);
  return DREAMS.flatMap(({id, aim}) => {
    const objective = objectiveOf(aim, file, null);
    // A guide's is that of its layer, whatever was held up.
    const needed = aim.kind === 'guide' ? [aim.layer] : layersOfObjective(file, objective!);
    return needed.every((name) => stored.has(name)) ? [] : [id];
  });
}

test('what every dream climbs is kept by the runs of the dream', () => {
  expect(missingFrom(climbedLayers(file))).toEqual([]);
  // And by no run that is told less.
  expect(missingFrom(climbedLayers(file).slice(-1))).toContain('owls');
});
