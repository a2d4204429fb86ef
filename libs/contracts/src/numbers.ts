import { z } from 'zod';

/** A whole number from 0 to 2^53 - 1. */
export const count = z.int().min(0);
/** Entropy, or cross-entropy a character. */
export const bits = z.number();
