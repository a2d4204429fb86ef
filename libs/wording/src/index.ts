export * from './far-worse-on-test';
export * from './fitness';
export * from './home';
export * from './late-vote';
export * from './quantities';
export * from './shared-notes';
