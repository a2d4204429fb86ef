export * from './check-weights';
export * from './check-named-weights';
export * from './safetensors-weight-store';
export * from './weight-files';
