/** What queueing theory says of the simplest cases, which a simulation has to come to as well. Rates are a second, times are in seconds. */

/** Probability that one who comes to `servers` servers has to wait (Erlang 1917; by the recursion of Erlang B, which does not overflow). */
export function erlangC(servers: number, load: number): number {
  let blocked = 1;
  for (let server = 1; server <= servers; server++) blocked = (load * blocked) / (server + load * blocked);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** Mean wait in M/M/c: arrivals at random at rate `arrivals`, exponential times of mean `seconds`. */
export function waitOfExponential(servers: number, arrivals: number, seconds: number): number {
  const load = arrivals * seconds;
  return (erlangC(servers, load) * seconds) / (servers - load);
}

/** Mean wait in M/D/1: each takes `seconds` (Pollaczek 1930, Khinchin 1932). */
export function waitOfConstant(arrivals: number, seconds: number): number {
  const load = arrivals * seconds;
  return (load * seconds) / (2 * (1 - load));
}

/** Expected maximum of `count` exponential times of mean `seconds`: when the last of them is through a barrier (Rényi 1953). */
export function maximumOfExponentials(count: number, seconds: number): number {
  let harmonic = 0;
  for (let rank = 1; rank <= count; rank++) harmonic += 1 / rank;
  return seconds * harmonic;
}
