import { inheritedVariables } from '#settings';

/** What a shell may say of the servers of whoever it is: their databases, files and jobs, whom they let in, and whom they tell what they do. */
const OF_OTHERS = /^(DATABASE_URL$|NODE_OPTIONS$|OTEL_|CLADE_(STORE|QUEUE_URL|ROLES|TOKEN|HOST|ALLOWED_HOSTS|WEBHOOK))/;

/** The environment of servers that are started to be looked at: nothing of it leads to those of somebody else. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(inheritedVariables()).filter(([name]) => !OF_OTHERS.test(name)));
}
