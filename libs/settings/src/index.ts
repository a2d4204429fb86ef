export * from './job-limits';
export * from './roles';
export * from './this-package';
export * from './variables';
