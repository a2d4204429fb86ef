export * from './sample-entropy';
export * from './shannon';
export * from './units';
