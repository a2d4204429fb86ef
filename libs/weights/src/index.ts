export * from './safetensors-weight-store';
