export { BUILT_IN_CORPORA, type BuiltInCorpus } from './built-in-corpora';
export * from './corpus-error';
export * from './corpus-store';
export { readLexicons } from './read-lexicons';
export { type Ingredient, mixTexts } from './mix-texts';
