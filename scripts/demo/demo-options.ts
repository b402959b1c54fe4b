import { UserError } from '#domain/kernel/errors';

export interface DemoOptions {
  /** End when the table is printed. */
  readonly exit: boolean;
  /** Last line of stdout is the result as JSON. */
  readonly json: boolean;
  /** A stack that runs already; otherwise the demo starts one of its own. */
  readonly outside: { readonly apiUrl: string; readonly databaseUrl: string; readonly secretKey: string } | undefined;
  readonly waitMs: number;
}

const WAIT_MS = 180_000;

/** Reads `--exit --json --wait=<seconds>` and API_URL, which comes with DATABASE_URL and LEADRAIL_SECRET_KEY. */
export function readDemoOptions(args: readonly string[], env: NodeJS.ProcessEnv): DemoOptions {
  const wait = args.find((arg) => /^--wait=\d{1,4}$/.test(arg));
  const unknown = args.filter((arg) => !['--exit', '--json', wait].includes(arg));
  if (unknown.length > 0)
    throw new UserError(
      'unknown-argument',
      `The demo knows --exit, --json and --wait=<seconds>, not ${unknown.join(' ')}`,
    );
  return {
    exit: args.includes('--exit'),
    json: args.includes('--json'),
    outside: readOutside(env),
    waitMs: wait ? Number(wait.slice(7)) * 1000 : WAIT_MS,
  };
}

function readOutside(env: NodeJS.ProcessEnv): DemoOptions['outside'] {
  const { API_URL: apiUrl, DATABASE_URL: databaseUrl, LEADRAIL_SECRET_KEY: secretKey } = env;
  if (!apiUrl) return undefined;
  if (databaseUrl && secretKey) return { apiUrl: apiUrl.replace(/\/+$/, ''), databaseUrl, secretKey };
  throw new UserError(
    'outside-incomplete',
    'With API_URL the demo also needs DATABASE_URL and LEADRAIL_SECRET_KEY of that installation, which must run with OUTBOUND_ALLOW=127.0.0.0/8',
  );
}
