import { attraction } from './attraction';

/** Ways to choose the second parent by the first, by name. */
export const MATE_CHOICES = { attraction };
