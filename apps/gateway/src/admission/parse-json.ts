import { InvalidBodyError } from '../shared/errors';

/** What a body says; undefined where it is blank. Throws an InvalidBodyError. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trim() === '' ? undefined : JSON.parse(text);
  } catch (error) {
    throw new InvalidBodyError(`body is no JSON in UTF-8: ${(error as Error).message}`);
  }
}
