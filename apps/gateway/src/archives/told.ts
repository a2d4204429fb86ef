import { type ArchiveLocation, BadArchiveError } from '#archive-file';
import { InvalidValueError } from '#base';
import { InvalidRequestError } from '../shared/errors';

/** What a check refused, as a BadArchiveError with its location; `above` is the way to what was checked. Any other error is itself. */
export function told(error: unknown, location: ArchiveLocation, above = ''): unknown {
  if (error instanceof InvalidRequestError) {
    const [{ field, message }] = error.errors;
    return new BadArchiveError({ ...location, field: `${above}${field}` }, message);
  }
  if (!(error instanceof InvalidValueError)) return error;
  return new BadArchiveError({ ...location, field: `${above}${error.field}` }, error.problem);
}
