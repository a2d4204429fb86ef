/** Quantities are worded by a library that the dashboard shares. */
export * from '#wording';
