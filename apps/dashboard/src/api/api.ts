/** The server that this page came from. */
import { createApiClient } from '#client';

export const SERVER = location.origin;
export const api = createApiClient(SERVER);
