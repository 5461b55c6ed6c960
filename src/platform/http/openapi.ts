import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { INestApplication } from '@nestjs/common';
import { openapi31 } from './openapi-31';

const ABOUT = `Screened intake and explained treatment plans for massage clinics.

Errors are problem documents (RFC 9457) with a stable \`code\`. Edits need \`If-Match\`. Lists are paged by cursor.
The clinical rules are a design drawn from cited sources; no clinician has reviewed them, and they replace no clinician.`;

/** The API description, generated from the controllers of the running app. */
export const describeApi = (app: INestApplication): OpenAPIObject => {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Rhomboid')
    .setDescription(ABOUT)
    .setVersion('1')
    .addSecurity('session', { type: 'apiKey', in: 'cookie', name: 'sid', description: 'Staff session; `__Host-sid` over https.' })
    .addSecurity('intakeLink', { type: 'apiKey', in: 'header', name: 'Intake-Token', description: 'The token of an intake link.' })
    .addSecurity('intakeAccess', { type: 'apiKey', in: 'cookie', name: 'intake', description: 'After the second check; `__Host-intake` over https.' });
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (_controller, method) => method,
  });
  return openapi31(withProblems(document));
};

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

const PROBLEM: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable name of this refusal.' },
    detail: { type: 'string', description: 'What is wrong and how to go on.' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'message'],
        properties: { pointer: { type: 'string', description: 'JSON Pointer into the body, or the name of a parameter.' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

/** Whatever else happens, the answer is a problem document. */
const withProblems = (document: OpenAPIObject): OpenAPIObject => {
  const answer = { description: 'A problem document', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  for (const path of Object.values(document.paths))
    for (const operation of Object.values(path as Record<string, { responses?: Record<string, unknown> }>)) operation.responses = { ...operation.responses, default: answer };
  return { ...document, components: { ...document.components, schemas: { ...document.components?.schemas, Problem: PROBLEM } } };
};

/** Serves the document and its page; every asset comes from this server. */
export const serveReference = (app: INestApplication, document: OpenAPIObject): void => {
  SwaggerModule.setup('reference', app, document, { jsonDocumentUrl: 'openapi.json', yamlDocumentUrl: 'openapi.yaml', customSiteTitle: 'Rhomboid API' });
};
