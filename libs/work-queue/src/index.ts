export * from './embedded-work-queue';
export * from './limit-queue';
export * from './serve-jobs';
