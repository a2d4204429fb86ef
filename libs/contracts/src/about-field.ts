/** What a check of an object says of one field in it; `params.field` has its value told, in place of all of the object. */
export const aboutField = (field: string) => ({ path: [field], params: { field } });
