export * from './bull';
export * from './embedded-work-queue';
export * from './limit-queue';
export type { JobLimits } from './limits';
export * from './operated-queue';
export * from './serve-jobs';
export type { JobTrouble, TellTrouble } from './trouble';
export * from './queues-of-roles';
export * from './serve-queue';
