/** Nothing at the address answers as a Clade server does. */
export class ServerUnreachableError extends Error {
  override readonly name = 'ServerUnreachableError';

  constructor(
    readonly address: string,
    reason: string,
  ) {
    super(`No Clade server answers at ${address} (${reason})`);
  }
}
