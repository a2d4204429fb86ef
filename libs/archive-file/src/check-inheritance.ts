/** Whether what passed on to individuals is what the config says of heredity. */
import { InvalidValueError } from '#base';
import type { TournamentConfig } from '#tournament';
import type { CheckedRows } from './checked-rows';

/** Is called with every row of these tables, in their order. Throws an InvalidValueError. */
export class InheritanceCheck {
  private readonly weightsGiven = new Map<string, number>();
  private readonly birthWeightsOf = new Map<string, string>();

  constructor(private readonly heredity: TournamentConfig['heredity']) {}

  parentage({ childId, weightShare }: CheckedRows['parentage']): void {
    if (this.heredity.weights === 'darwinian' && weightShare !== 0) {
      throw new InvalidValueError('weightShare', weightShare, '0: heredity.weights is darwinian');
    }
    const total = (this.weightsGiven.get(childId) ?? 0) + weightShare;
    if (total >= 1 + 1e-9) {
      const right = `less: the shares of childId ${childId} sum to ${total}, more than 1`;
      throw new InvalidValueError('weightShare', weightShare, right);
    }
    this.weightsGiven.set(childId, total);
  }

  life({ individualId, birthWeights, optimizerState }: CheckedRows['life']): void {
    const { weights, moments } = this.heredity;
    if (!moments && optimizerState !== null) {
      throw new InvalidValueError('optimizerState', optimizerState, 'null: heredity.moments is false');
    }
    if ((birthWeights !== null) !== (weights === 'baldwinian')) {
      const right = `${birthWeights === null ? 'the file of the weights that it was born with' : 'null'}: heredity.weights is ${weights}`;
      throw new InvalidValueError('birthWeights', birthWeights, right);
    }
    if (birthWeights === null) return;
    const first = this.birthWeightsOf.get(individualId) ?? birthWeights;
    if (birthWeights !== first) {
      throw new InvalidValueError('birthWeights', birthWeights, `${first}, as in earlier lives of ${individualId}`);
    }
    this.birthWeightsOf.set(individualId, first);
  }
}
