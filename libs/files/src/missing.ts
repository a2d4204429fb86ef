/** Whether a file or folder was not there. */
export const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

export function unlessMissing<Found, Other>(found: Promise<Found>, otherwise: Other): Promise<Found | Other> {
  return found.catch((error: unknown) => {
    if (isMissing(error)) return otherwise;
    throw error;
  });
}
