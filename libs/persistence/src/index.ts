export type { Database } from './database';
export { DatabaseUnavailableError } from './database-unavailable-error';
export * from './lock-data-folder';
export * from './open-database';
export * from './typeorm-experiment-store';
export * from './typeorm-tournament-archive';
export * from './typeorm-tournament-rows';
export * from './typeorm-tournament-store';
export * from './typeorm-vote-store';
