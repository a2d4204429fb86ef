/**
 * Cross-fostering: weights come from one of the deme who is no parent, drawn at random, so that what genes pass on and what weights pass on
 * can be told apart, as with young that strangers raise (Falconer and Mackay 1996, ch. 8).
 */
import { suits } from '../best-suited';
import type { Donation } from '../operators';

export const foster: Donation = (child, couple, living, prng) => {
  const strangers = living.filter((one) => !couple.includes(one) && suits(child, one.genome));
  return strangers.length === 0 ? [] : [{ donor: prng.pick(strangers), share: 1 }];
};
