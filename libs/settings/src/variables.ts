/** Variables of the environment, which are read here alone. One that is blank is unset: so write tools that fill in templates. */

/** What the variable holds; undefined where it is unset or blank. */
export function variable(name: string, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const value = environment[name];
  return value?.trim() ? value : undefined;
}

/** All variables as they are, to be handed on to another process. */
export function inheritedVariables(): NodeJS.ProcessEnv {
  return process.env;
}

/** Sets a variable of this process that is unset or blank. */
export function setDefaultVariable(name: string, value: string): void {
  if (variable(name) === undefined) process.env[name] = value;
}
