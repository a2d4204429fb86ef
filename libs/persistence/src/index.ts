export type { Database } from './database';
export { DatabaseUnavailableError } from './database-unavailable-error';
export * from './open-database';
export * from './typeorm-tournament-store';
