import { judgeView } from '#api/intake/forms/check-visit';
import { beginView, readView, signView } from '#api/intake/forms/page-view';
import { createSecretBox } from '#db/secrets/secret-box';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const HOUR = 3_600_000;
const form = { consentText: 'Yes, call me.' } as Parameters<typeof judgeView>[1];
const view = beginView('a form', form.consentText, undefined, NOW);
const judged = (age: number) => judgeView(view, form, { now: NOW + age, minimumMs: 2000 });

describe('the view a page carries', () => {
  it('is good for a day, and not before somebody could read it', () => {
    expect(judged(24 * HOUR)).toBeNull();
    expect(judged(24 * HOUR + 1)).toMatchObject({ again: true });
    expect(judged(1999)).toMatchObject({ again: false });
  });

  it('is known by the key of this installation alone', () => {
    const [here, elsewhere] = ['ab', 'cd'].map((pair) => createSecretBox(pair.repeat(32)));
    const signed = signView(here!, view);
    expect(readView(here!, signed)).toEqual(view);
    expect(readView(elsewhere!, signed)).toBeNull();
    const [content = '', proof = ''] = signed.split('.');
    const other = Buffer.from(JSON.stringify({ ...view, form: 'another' })).toString('base64url');
    for (const text of ['', content, `${content}.`, `${other}.${proof}`, `${content}.${proof.slice(1)}`])
      expect(readView(here!, text)).toBeNull();
  });

  it('is nothing else that the same key has signed', () => {
    const box = createSecretBox('ab'.repeat(32));
    const content = Buffer.from(JSON.stringify(view)).toString('base64url');
    expect(readView(box, `${content}.${box.mac(`csrf ${content}`).toString('base64url')}`)).toBeNull();
  });
});
