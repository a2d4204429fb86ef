export * from './create-logger';
export { JobsModule, type JobsSettings } from './jobs.module';
