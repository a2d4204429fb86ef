export * from './create-logger';
export { JobsModule, type JobsSettings } from './jobs.module';
export * from './monotonic-seconds';
export * from './process';
