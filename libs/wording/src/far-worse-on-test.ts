interface Evaluation {
  readonly part: string;
  readonly bitsPerCharacter: number;
  readonly standardErrorNats: number;
  /** Of this part as new text of the kind; null or left out where it is too short for an estimate. */
  readonly newText?: { readonly standardErrorNats: number; readonly blocks: number } | null;
}

const LEAST_BITS = 0.1;
/** Of a normal distribution; as unlikely by Student's t where an error is taken over few blocks. */
const STANDARD_ERRORS = 3;

/**
 * What to say of an individual that does far worse on its test text than on its validation text: by more than 0.1 bits and 3 standard errors of the
 * difference, 4.5 where one is taken over 8 blocks alone. Null where it does not, or one of both is not known. The parts are two texts of one kind, so each counts with its error on new
 * text; where it is too short for one, with that on this text, which is too small. It says which.
 */
export function farWorseOnTest(evaluations: readonly Evaluation[]): string | null {
  const [validation, test] = ['validation', 'test'].map((part) => evaluations.find((each) => each.part === part));
  if (!validation || !test) return null;
  const excess = test.bitsPerCharacter - validation.bitsPerCharacter;
  const error = Math.hypot(errorNats(test), errorNats(validation)) / Math.LN2;
  if (!(excess > LEAST_BITS && excess > reachOf([validation, test]) * error)) return null;
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

/** Standard errors that a difference exceeds as seldom as a normal one exceeds 3: Student's t by its series in 1 / degrees (Cornish and Fisher 1937). */
function reachOf(evaluations: readonly Evaluation[]): number {
  const degrees = Math.min(...evaluations.map(({ newText }) => (newText ? newText.blocks - 1 : Infinity)));
  const z = STANDARD_ERRORS;
  return (
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3)
  );
}

function errorNats({ newText, standardErrorNats }: Evaluation): number {
  return newText?.standardErrorNats ?? standardErrorNats;
}

function textOf({ newText }: Evaluation): string {
  return newText ? 'new text' : 'this text';
}
