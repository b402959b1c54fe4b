import { createLogger, type Logger } from '#config/log';

const CANARIES = ['Zebulon', 'zebulon.canary@example.test', '(512) 555-0199', '5125550199', '12 Canary Lane'];

function capture(): { logger: Logger; lines: () => Record<string, unknown>[]; text: () => string } {
  let written = '';
  const logger = createLogger('test', {
    level: 'trace',
    destination: {
      write: (chunk: string) => {
        written += chunk;
      },
    },
  });
  return {
    logger,
    text: () => written,
    lines: () =>
      written
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

function errorWithStackLikeMessage(): Error {
  return new TypeError('cannot read Zebulon\n    at Zebulon (5125550199.ts:1:1)\n12 Canary Lane');
}

describe('createLogger', () => {
  it('prints listed fields, level and message', () => {
    const { logger, lines } = capture();
    logger.info({ leadId: '0199f8a0-0000-7000-8000-000000000001', durationMs: 12, retryable: false }, 'lead closed');
    expect(lines()[0]).toMatchObject({
      level: 'info',
      name: 'test',
      msg: 'lead closed',
      leadId: '0199f8a0-0000-7000-8000-000000000001',
      durationMs: 12,
      retryable: false,
    });
  });

  it.each<[string, (logger: Logger) => void]>([
    [
      'fields of a lead',
      (log) =>
        log.info(
          { firstName: CANARIES[0], email: CANARIES[1], lead: { fields: CANARIES }, body: CANARIES.join() },
          'x',
        ),
    ],
    [
      'a listed key with a value that no machine writes',
      (log) =>
        log.warn(
          { code: CANARIES[1], reason: CANARIES[2], address: CANARIES[3], url: [CANARIES[4], CANARIES[1]] },
          'x',
        ),
    ],
    ['an object under a listed key', (log) => log.info({ outcome: { email: CANARIES[1] } }, 'x')],
    ['an error as field', (log) => log.error({ err: new Error(CANARIES.join(' ')) }, 'x')],
    ['an error alone', (log) => log.error(new Error(CANARIES.join(' ')), 'x')],
    [
      'an error whose name, code and message carry data',
      (log) =>
        log.error(
          { err: Object.assign(new Error(CANARIES[0]), { code: CANARIES[1], name: CANARIES[2], detail: CANARIES[4] }) },
          'x',
        ),
    ],
    [
      'an error with a message that looks like a stack',
      (log) => log.error({ error: errorWithStackLikeMessage() }, 'x'),
    ],
    ['an error with a cause', (log) => log.error({ err: new Error('x', { cause: new Error(CANARIES[1]) }) }, 'x')],
    ['bound fields', (log) => log.child({ email: CANARIES[1], leadId: 'l1' }).info('x')],
  ])('prints no personal data from %s', (_name, write) => {
    const { logger, text, lines } = capture();
    write(logger);
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).toMatchObject({ msg: 'x' });
    for (const canary of CANARIES) expect(text()).not.toContain(canary);
  });

  it('tells a bug by its code positions and an operational error by its code alone', () => {
    const { logger, lines } = capture();
    logger.error({ err: new TypeError('x is undefined') }, 'bug');
    logger.error({ err: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) }, 'away');
    const [bug, away] = lines().map((line) => line['err']) as [{ stack: string[] }, object];
    expect(bug).toMatchObject({ kind: 'bug', type: 'TypeError', code: 'none' });
    expect(bug.stack[0]).toContain('log.test.ts');
    expect(away).toEqual({ kind: 'operational', type: 'Error', code: 'ECONNREFUSED' });
  });

  it('keeps quiet below its level', () => {
    let written = '';
    createLogger('test', {
      level: 'warn',
      destination: {
        write: (chunk: string) => {
          written += chunk;
        },
      },
    }).info('x');
    expect(written).toBe('');
  });
});
