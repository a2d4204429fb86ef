import { QueryFailedError } from 'typeorm';

/** Of PostgreSQL: a row with this key is there. */
const UNIQUE_VIOLATION = '23505';

export function isUniqueViolation(error: unknown): error is QueryFailedError {
  return error instanceof QueryFailedError && (error.driverError as { code?: string }).code === UNIQUE_VIOLATION;
}
