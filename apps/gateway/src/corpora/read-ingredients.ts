import { CorpusError, type CorpusStore, type Ingredient } from '#sources';
import { InvalidRequestError, tellAll } from '../shared/errors';

/** The texts of some corpora with their weights, by name. Throws an InvalidRequestError that names all corpora that there are not. */
export async function readIngredients(
  of: Readonly<Record<string, number>>,
  corpora: CorpusStore,
): Promise<Ingredient[]> {
  const ingredients: Ingredient[] = [];
  const sorted = Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1));
  await tellAll(
    sorted.map(([name, share]) => async () => {
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
