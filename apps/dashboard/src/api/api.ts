/** The server that this page came from: a proxy may have put it below a path. */
import { createApiClient } from '#client';

export const SERVER = new URL('.', location.origin + location.pathname).href.replace(/\/$/, '');
export const api = createApiClient(SERVER);
