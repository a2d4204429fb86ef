/** What a config says of heredity, against how its population breeds. */
import { InvalidValueError } from '#base';
import { type DonorConfig, WEIGHT_STEP } from '#evolution';
import type { TournamentConfig } from './config';

type Heredity = TournamentConfig['heredity'];

/**
 * By field: donors chosen by what was measured of other weights than those that pass on, and settings that would do nothing. Their defaults
 * are taken as left out.
 */
export function heredityProblems(donors: DonorConfig, heredity: Heredity): readonly InvalidValueError[] {
  return [...donorProblems(donors, heredity), ...idleProblems(heredity)];
}

function donorProblems({ scheme }: DonorConfig, { weights }: Heredity): readonly InvalidValueError[] {
  const right = {
    lamarckian: null,
    baldwinian:
      scheme === 'greedy-soup'
        ? 'parent, foster, average or slerp where heredity.weights is baldwinian: what was evaluated are trained weights, which do not pass on'
        : null,
    darwinian:
      scheme === 'parent' ? null : 'parent, or left out, where heredity.weights is darwinian: no weights pass on',
  }[weights];
  return right === null ? [] : [new InvalidValueError('breeding.donors.scheme', scheme, right)];
}

function idleProblems({
  weights,
  weightStep,
  shrink,
  moments,
  survivorsTrain,
}: Heredity): readonly InvalidValueError[] {
  const problems: InvalidValueError[] = [];
  if (weights !== 'baldwinian' && weightStep !== WEIGHT_STEP) {
    const right = `left out where heredity.weights is ${weights}: only baldwinian weights mutate`;
    problems.push(new InvalidValueError('heredity.weightStep', weightStep, right));
  }
  if (weights !== 'lamarckian' && shrink !== 1) {
    const right = `left out where heredity.weights is ${weights}: only trained weights shrink`;
    problems.push(new InvalidValueError('heredity.shrink', shrink, right));
  }
  if (weights !== 'lamarckian' && !survivorsTrain && !moments) {
    const right = `left out where heredity.weights is ${weights} and survivorsTrain is false: no trained weights go on, and no moments with them`;
    problems.push(new InvalidValueError('heredity.moments', moments, right));
  }
  return problems;
}
