/** What passes from life to life, and from generation to generation of one life. */
import { z } from 'zod';

export const heredity = z
  .strictObject({
    survivorsTrain: z.boolean().default(true).describe('Whether those who live on train in each generation.'),
  })
  .describe('What passes from life to life, and from generation to generation of one life.');
