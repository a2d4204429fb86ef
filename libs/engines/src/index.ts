export * from './engines';
export * from './missing-engine-error';
export * from './probe-engine';
export * from './processor';
