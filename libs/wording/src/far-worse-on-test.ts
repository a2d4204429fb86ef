interface Evaluation {
  readonly part: string;
  readonly bitsPerCharacter: number;
  readonly standardErrorNats: number;
}

const LEAST_BITS = 0.1;
const STANDARD_ERRORS = 3;

/**
 * What to say of an individual whose test text goes far worse than its validation text: by more than 0.1 bits and 3 standard errors of the
 * difference. Null where it does not, or one of both is not known.
 */
export function farWorseOnTest(evaluations: readonly Evaluation[]): string | null {
  const [validation, test] = ['validation', 'test'].map((part) => evaluations.find((each) => each.part === part));
  if (!validation || !test) return null;
  const excess = test.bitsPerCharacter - validation.bitsPerCharacter;
  const error = Math.hypot(test.standardErrorNats, validation.standardErrorNats) / Math.LN2;
  if (!(excess > LEAST_BITS && excess > STANDARD_ERRORS * error)) return null;
  return `far worse on test than on validation: by ${excess.toFixed(3)} ± ${error.toFixed(3)} bits per character`;
}
