interface Evaluation {
  readonly part: string;
  readonly bitsPerCharacter: number;
  readonly standardErrorNats: number;
  /** Of this part as new text of the kind; null or left out where it is too short for an estimate. */
  readonly newText?: { readonly standardErrorNats: number } | null;
}

const LEAST_BITS = 0.1;
const STANDARD_ERRORS = 3;

/**
 * What to say of an individual that does far worse on its test text than on its validation text: by more than 0.1 bits and 3 standard errors of the
 * difference. Null where it does not, or one of both is not known. The parts are two texts of one kind, so each counts with its error on new
 * text; where it is too short for one, with that on this text, which is too small. It says which.
 */
export function farWorseOnTest(evaluations: readonly Evaluation[]): string | null {
  const [validation, test] = ['validation', 'test'].map((part) => evaluations.find((each) => each.part === part));
  if (!validation || !test) return null;
  const excess = test.bitsPerCharacter - validation.bitsPerCharacter;
  const error = Math.hypot(errorNats(test), errorNats(validation)) / Math.LN2;
  if (!(excess > LEAST_BITS && excess > STANDARD_ERRORS * error)) return null;
  const [ofTest, ofValidation] = [textOf(test), textOf(validation)];
  const which = ofTest === ofValidation ? `± ${ofTest}` : `± ${ofTest} on test, ± ${ofValidation} on validation`;
  return `far worse on test than on validation: by ${excess.toFixed(3)} ± ${error.toFixed(3)} bits per character (${which})`;
}

/** Which champions do: `champion k3f9-1-2 is far worse on test than on validation: by ...` */
export function championsFarWorseOnTest(
  champions: readonly { readonly id: string; readonly evaluations: readonly Evaluation[] }[],
): string[] {
  return champions.flatMap(({ id, evaluations }) => {
    const worse = farWorseOnTest(evaluations);
    return worse ? [`champion ${id} is ${worse}`] : [];
  });
}

function errorNats({ newText, standardErrorNats }: Evaluation): number {
  return newText?.standardErrorNats ?? standardErrorNats;
}

function textOf({ newText }: Evaluation): string {
  return newText ? 'new text' : 'this text';
}
