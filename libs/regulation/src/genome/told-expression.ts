import { networkModules } from './express-genome';
import { modulesOf, type RegulatoryGenome } from './regulatory-genome';

/** Of what regulates a hyperparameter: it is as its gene says. */
const UNMOVED = 0.5;

/**
 * Expression where one is told which of so many texts it lives on: modules of the network are dealt to texts in turn, in the order of `networkModules`. Those of the text are
 * open, those of others silent. In the order of the chromosome.
 */
export function toldExpression(genome: RegulatoryGenome, text: number, texts: number): number[] {
  const network = networkModules(genome);
  return modulesOf(genome).map(({ id, target }) => {
    return target === null ? Number(network.indexOf(id) % texts === text) : UNMOVED;
  });
}
