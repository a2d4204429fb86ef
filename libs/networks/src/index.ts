export { createLanguageModelFactory } from './create-language-model-factory';
