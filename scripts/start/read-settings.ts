import { yesNoVariable } from '#config/variable';
import { UserError } from '#domain/kernel/errors';
import type { StackOptions } from '../stack/start-stack';

interface Settings extends Pick<
  StackOptions,
  'host' | 'port' | 'outside' | 'namespace' | 'secretKey' | 'temporalUi' | 'graceMs'
> {
  /** New data begin with the demo market and its past. */
  readonly demo: boolean;
}

const DEFAULT_PORT = 3000;

/** What the environment decides about a start. Everything else in it is read by the API and the worker themselves. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const port = given('PORT');
  const grace = given('SHUTDOWN_GRACE_MS');
  return {
    host: given('HOST') ?? '127.0.0.1',
    port: { number: port === undefined ? DEFAULT_PORT : wholeNumber('PORT', port, 65_535), fixed: port !== undefined },
    outside: {
      databaseUrl: given('DATABASE_URL'),
      databaseOwnerUrl: given('DATABASE_OWNER_URL'),
      temporalAddress: given('TEMPORAL_ADDRESS'),
    },
    namespace: given('TEMPORAL_NAMESPACE') ?? 'default',
    secretKey: given('LEADRAIL_SECRET_KEY'),
    temporalUi: given('LEADRAIL_TEMPORAL_UI') === '1',
    demo: yesOrNo('LEADRAIL_DEMO', given('LEADRAIL_DEMO') ?? 'true'),
    ...(grace === undefined ? {} : { graceMs: wholeNumber('SHUTDOWN_GRACE_MS', grace, 600_000) }),
  };
}

function yesOrNo(name: string, text: string): boolean {
  const read = yesNoVariable.safeParse(text);
  if (read.success) return read.data;
  throw new UserError('bad-setting', `${name} must be true or false; it is "${text}".`);
}

function wholeNumber(name: string, text: string, highest: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= highest) return number;
  throw new UserError('bad-setting', `${name} must be a whole number from 0 to ${highest}; it is "${text}".`);
}
