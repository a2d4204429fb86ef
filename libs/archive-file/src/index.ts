export * from './bad-archive-error';
export * from './check-rows';
export * from './digest-file';
export * from './manifest';
export * from './pack-archive';
export * from './read-lines';
export * from './unpack-archive';
