import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { DOCUMENT, isGuarded, type Operation } from './operations';
import { CANARY } from './schema-values';
import type { Kind } from './spoil';
import type { Asked } from './requests';

export interface Heard {
  readonly status: number;
  /** Without parameters; '' = none. */
  readonly media: string;
  readonly text: string;
}

const ajv = new Ajv2020({ strict: false, allErrors: false });
addFormats(ajv);
ajv.addSchema(DOCUMENT, 'document');
const compiled = new Map<string, ValidateFunction>();

/** What of us or of anybody no error may say. */
const NEVER_SAID: readonly (readonly [RegExp, string])[] = [
  [/\bat \S+ \(?\S*:\d+:\d+/, 'a stack'],
  [/node_modules|\.[tj]s:\d+/, 'a place in the program'],
  [/\b(select|insert into|update|delete from)\b.*\b(from|values|set|where)\b/i, 'a statement'],
  [/relation "|violates |column "|ECONN|duplicate key/i, 'words of the database'],
  [new RegExp(`${CANARY}|(mine|theirs)@example\\.com`), 'personal data'],
];

/** What an answer has against it; undefined when it is as documented. */
export function faultOf(
  operation: Operation,
  kind: Kind,
  asked: Asked,
  known: boolean,
  heard: Heard,
): string | undefined {
  const { status, text } = heard;
  if (status >= 500 && !isDocumentedProbe(operation, status)) return 'a mistake of ours';
  if (!known && isGuarded(operation)) return status === 401 ? undefined : 'answered without asking who it is';
  if (isDoneWithoutBody(operation, kind, asked, status)) return 'done without the body it requires';
  const said = status >= 400 ? NEVER_SAID.find(([pattern]) => pattern.test(text)) : undefined;
  return said ? `an error that says ${said[1]}` : againstDocument(operation, heard);
}

const isDoneWithoutBody = ({ requestBody }: Operation, kind: Kind, { body }: Asked, status: number): boolean =>
  kind === 'missing' && requestBody?.required === true && body === undefined && status < 400;

function againstDocument(operation: Operation, { status, media, text }: Heard): string | undefined {
  const response = operation.responses[status];
  if (response === undefined) return 'undocumented status';
  if (response.content === undefined) return text === '' ? undefined : 'a body where none is documented';
  if (!(media in response.content)) return `undocumented content type ${media || '(none)'}`;
  return media.endsWith('json') ? againstSchema(operation, status, media, text) : undefined;
}

/** The readiness of the process is documented as 503, as a body of its own. */
const isDocumentedProbe = ({ operationId }: Operation, status: number): boolean =>
  operationId === 'getReadiness' && status === 503;

function againstSchema({ path, method }: Operation, status: number, media: string, text: string): string | undefined {
  const place = ['paths', path, method, 'responses', String(status), 'content', media, 'schema'];
  const reference = `document#/${place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
  let validate = compiled.get(reference);
  if (!validate) compiled.set(reference, (validate = ajv.compile({ $ref: reference })));
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return 'no JSON';
  }
  return validate(body)
    ? undefined
    : `another body than documented: ${ajv.errorsText(validate.errors)} ${JSON.stringify(validate.errors?.[0]?.params)}`;
}
