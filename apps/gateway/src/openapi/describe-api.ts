/** The API's description: what the controllers say, and what holds for all of them. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { VERSION } from '#settings';
import { nameSchemas, PROBLEM } from './named-schemas';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const PROBLEM_ANSWER = { 'application/problem+json': { schema: PROBLEM } };
const PROBLEMS = {
  '4XX': {
    description: 'The request is refused; `detail` and `errors` say what would be right',
    content: PROBLEM_ANSWER,
  },
  '5XX': { description: 'The server could not do it', content: PROBLEM_ANSWER },
};
const DESCRIPTION: Operation = {
  operationId: 'describe',
  summary: 'This description (OpenAPI)',
  tags: ['about'],
  responses: { 200: { description: '', content: { 'application/json': { schema: { type: 'object' } } } } },
};
/** Ids and names. */
const LONGEST_WORD = 64;

export function describeApi(app: INestApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setTitle('Clade')
    .setDescription(
      'Tournaments of small language models: launch, watch, query. Refusals are problem+json (RFC 9457). A server that others can reach ' +
        'asks for a token, and 401 says so.',
    )
    .setVersion(VERSION)
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
    .addSecurityRequirements('token')
    .build();
  const operationIdFactory = (controller: string, method: string): string => {
    const name = controller.replace(/Controller$/, '');
    return name.charAt(0).toLowerCase() + name.slice(1) + method.charAt(0).toUpperCase() + method.slice(1);
  };
  const document = SwaggerModule.createDocument(app, settings, { operationIdFactory });
  const paths: Paths = { ...document.paths, '/api-json': { get: DESCRIPTION } };
  const { part, schemas } = nameSchemas(mapOperations(paths, completed));
  return { ...document, paths: part, components: { ...document.components, schemas } };
}

function mapOperations(paths: Paths, change: (operation: Operation) => Operation): Paths {
  const changed = Object.entries(paths).map(([path, item]) => {
    const operations = METHODS.flatMap((method) => (item[method] ? [[method, change(item[method])]] : []));
    return [path, { ...item, ...Object.fromEntries(operations) }] as const;
  });
  return Object.fromEntries(changed);
}

/** With the problems that any route may answer, and how long words in its address may be. */
function completed(operation: Operation): Operation {
  const parameters = operation.parameters?.map((parameter) => {
    if (!('in' in parameter) || parameter.in !== 'path' || !parameter.schema || !('type' in parameter.schema))
      return parameter;
    const { schema } = parameter;
    if (schema.type !== 'string' || schema.enum) return parameter;
    return { ...parameter, schema: { minLength: 1, maxLength: LONGEST_WORD, ...schema } };
  });
  return { ...operation, ...(parameters && { parameters }), responses: { ...operation.responses, ...PROBLEMS } };
}
