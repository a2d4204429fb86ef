import { BUILT_IN_CORPORA, CorpusError, type CorpusStore, type Ingredient } from '#sources';
import { InvalidRequestError, tellAll } from '../shared/errors';

/** The texts of some corpora with their weights, by name. Throws an InvalidRequestError that names all corpora that there are not, before any is read. */
export async function readIngredients(
  of: Readonly<Record<string, number>>,
  corpora: CorpusStore,
): Promise<Ingredient[]> {
  const ingredients: Ingredient[] = [];
  const sorted = Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1));
  const known = new Set([...BUILT_IN_CORPORA, ...(await corpora.list())].map(({ name }) => name));
  const unknown = sorted.filter(([name]) => !known.has(name));
  await tellAll(
    (unknown.length > 0 ? unknown : sorted).map(([name, share]) => async () => {
      try {
        ingredients.push({ text: (await corpora.read(name)).text, share });
      } catch (error) {
        if (!(error instanceof CorpusError)) throw error;
        throw new InvalidRequestError([{ field: `of.${name}`, message: error.message }]);
      }
    }),
  );
  return ingredients;
}
