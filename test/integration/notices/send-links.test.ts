import { createNoticeSenders } from '#activities/notices/create-notice-senders';
import { sendNotices } from '#activities/notices/send-notices';
import { Secret } from '#config/secret';
import { newId } from '#db/new-id';
import { createSecretBox } from '#db/secrets/secret-box';
import { ADMINISTRATOR_ROLE_ID } from '#db/entities/role.entity';
import { makeLink, queueLinkMail } from '#api/access/sign-in/links';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { startFakeMailServer, type FakeMailServer } from '#test/kit/fakes/mail-server';

const box = createSecretBox('ab'.repeat(32));
let database: TestDatabase;
let mail: FakeMailServer;
beforeAll(async () => {
  [database, mail] = await Promise.all([
    createTestDatabase(),
    startFakeMailServer({ user: 'user', password: 'password' }),
  ]);
}, 60_000);
afterAll(async () => {
  await Promise.all([database.drop(), mail.close()]);
});

async function queued(
  kind: 'invitation' | 'password-reset',
  name = 'Ina Invited',
): Promise<{ id: string; token: string }> {
  const id = newId();
  await database.pool.query('insert into app_user (id, name, email, role_id) values ($1, $2, $3, $4)', [
    id,
    name,
    `${id}@example.com`,
    ADMINISTRATOR_ROLE_ID,
  ]);
  const { token } = await makeLink(database.pool, id, kind);
  await queueLinkMail(database.pool, box, id, kind, token);
  return { id, token };
}
async function send(key = 'ab', laterMs = 1000): Promise<unknown> {
  const senders = createNoticeSenders({
    smtp: { url: new Secret(`smtp://user:password@127.0.0.1:${mail.port}`), from: 'notices@leadrail.test' },
    sendgrid: undefined,
    twilio: undefined,
  });
  const result = await sendNotices(database.pool, senders, {
    publicUrl: 'https://leads.test',
    now: Date.now() + laterMs,
    openLink: createSecretBox(key.repeat(32)).open,
  });
  senders.close();
  return result;
}
const noticeOf = async (id: string): Promise<unknown> =>
  (await database.pool.query('select state, error_code, sealed_link from notice where user_id = $1', [id])).rows[0];

describe('a link to choose a password', () => {
  it.each([
    ['invitation', '/accept-invitation'],
    ['password-reset', '/reset-password'],
  ] as const)('goes by mail: %s; nothing of it stays behind', async (kind, page) => {
    const { id, token } = await queued(kind);
    expect(await send()).toEqual({ sent: 1, failed: 0, retried: 0 });
    const message = mail.received.at(-1);
    expect(message?.envelope.to).toEqual([`${id}@example.com`]);
    expect(message?.parsed.text).toContain(`https://leads.test${page}#${token}`);
    expect(await noticeOf(id)).toEqual({ state: 'sent', error_code: null, sealed_link: null });
    const { rows } = await database.pool.query<{ all: string }>(
      `select string_agg(to_jsonb(n)::text || coalesce(to_jsonb(l)::text, ''), '') as all from notice n left join user_link l on l.user_id = n.user_id`,
    );
    expect(rows[0]?.all).not.toContain(token);
  });

  it('cannot be bent by a name', async () => {
    const { id } = await queued('invitation', 'Eve\r\nBcc: evil@example.com\r\n\r\nhttps://evil.example.com');
    await send();
    expect(mail.received.at(-1)?.envelope.to).toEqual([`${id}@example.com`]);
    expect(mail.received.at(-1)?.parsed.text).toMatch(
      /^Hello Eve Bcc: evil@example\.com https:\/\/evil\.example\.com,/,
    );
  });

  it('is given up when its time is over or its key is gone, and does not hold up others', async () => {
    const late = await queued('password-reset');
    await send('ab', 61 * 60_000);
    expect(await noticeOf(late.id)).toEqual({ state: 'failed', error_code: 'link-too-old', sealed_link: null });
    const sealed = await queued('invitation');
    await send('cd');
    expect(await noticeOf(sealed.id)).toEqual({ state: 'failed', error_code: 'link-unreadable', sealed_link: null });
  });
});
