import { readFileSync } from 'node:fs';
import path from 'node:path';
import { navigationOf } from '../../../ui/src/app/navigation';
import { screensMatching } from '#ui/app/screens-matching';
import type { ScreenRoute } from '../../../ui/src/app/screen-route';
import { shellVerbs } from '#ui/app/shell-verbs';
import { requestOf } from '../../../ui/src/client/request-of';
import { guideSteps, withStep } from '../../../ui/src/screens/home/guide';
import { describeServices } from '../../../ui/src/screens/system/describe-services';

const screen = (name: string, more: Partial<ScreenRoute> = {}): ScreenRoute => ({
  path: `/${name}`,
  name,
  component: () => Promise.resolve(),
  ...more,
});
const nav = (group: 'work' | 'system', order: number) => ({ group, order, label: group, icon: '' });

describe('the menu', () => {
  it('holds what the role opens, by group and order', () => {
    const sections = navigationOf(
      [
        screen('b', { nav: nav('work', 2) }),
        screen('a', { nav: nav('work', 1) }),
        screen('x', { nav: nav('system', 1), permission: 'settings:view' }),
        screen('hidden'),
      ],
      ({ permission }) => permission === undefined,
    );
    expect(sections.map(({ group, screens }) => [group, screens.map(({ name }) => name)])).toEqual([
      ['work', ['a', 'b']],
    ]);
  });
});

describe('the palette', () => {
  it('finds screens by the starts of their words, without those about one thing', () => {
    const screens = [
      screen('qc', { title: 'Quality control' }),
      screen('one', { path: '/q/:id', title: 'Quality of one' }),
      screen('tabs', { path: '/q/:tab?', title: 'Quality tabs' }),
      screen('secret', { title: 'Quality', permission: 'settings:view' }),
    ];
    expect(
      screensMatching(screens, 'con qua', ({ permission }) => permission === undefined, String).map(({ name }) => name),
    ).toEqual(['qc']);
    expect(
      screensMatching(screens, '', ({ permission }) => permission === undefined, String).map(({ name }) => name),
    ).toEqual(['qc', 'tabs']);
  });
});

describe('keys outside of any screen', () => {
  const stroke = (key: string, more = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    typing: false,
    ...more,
  });
  it('go to a screen by g and its key, in time and not while typing', () => {
    const verb = shellVerbs();
    expect([verb(stroke('g'), 0), verb(stroke('l'), 800), verb(stroke('l'), 900)]).toEqual([
      null,
      { do: 'go', key: 'l' },
      null,
    ]);
    expect([verb(stroke('g'), 0), verb(stroke('l'), 2000)]).toEqual([null, null]);
    const another = shellVerbs();
    expect([another(stroke('g', { typing: true }), 0), another(stroke('l'), 10)]).toEqual([null, null]);
  });
  it('open the palette everywhere and the help outside of fields', () => {
    const verb = shellVerbs();
    expect(verb(stroke('k', { ctrlKey: true, typing: true }), 0)).toEqual({ do: 'palette' });
    expect([verb(stroke('?'), 0), verb(stroke('?', { typing: true }), 0)]).toEqual([{ do: 'help' }, null]);
  });
});

describe('a call of the API', () => {
  it('becomes a request with its address, version, key and CSRF token', () => {
    const request = requestOf(
      { method: 'patch', path: '/api/v1/buyers/{id}' },
      {
        params: { id: 'a/b' },
        query: { limit: 5, cursor: undefined },
        body: { a: 1 },
        ifMatch: 3,
        idempotencyKey: 'k',
        csrfToken: 'c',
      },
    );
    expect(request).toEqual({
      url: '/api/v1/buyers/a%2Fb?limit=5',
      method: 'PATCH',
      body: '{"a":1}',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'If-Match': '"3"',
        'Idempotency-Key': 'k',
        'X-CSRF-Token': 'c',
      },
    });
  });
  it('sends no CSRF token with a mere reading', () => {
    expect(requestOf({ method: 'get', path: '/api/v1/me' }, { csrfToken: 'c' }).headers).toEqual({
      Accept: 'application/json',
    });
  });
});

describe('the first steps', () => {
  it('are those whose screens the person may open, with what was done', () => {
    const state = withStep(withStep(null, 'source', true), 'buyer', true);
    expect(guideSteps(state, (route) => route !== 'campaigns.new').map(({ id, done }) => [id, done])).toEqual([
      ['source', true],
      ['buyer', true],
      ['lead', false],
      ['diagram', false],
    ]);
    expect(withStep(state, 'buyer', false).done).toEqual(['source']);
  });
});

describe('the services', () => {
  it('are never guessed', () => {
    expect(describeServices(null, false).map(({ state }) => state)).toEqual(['down', 'unknown', 'unknown', 'unknown']);
    expect(
      describeServices({ worker: 'up', database: 'down', temporal: 'up' }, true).map(({ state }) => state),
    ).toEqual(['up', 'up', 'down', 'up']);
  });
});

describe('the theme of the component library', () => {
  it('is made of the tokens, in both themes', () => {
    const read = (file: string) => readFileSync(path.join(__dirname, '../../../ui/src/kit', file), 'utf8');
    const blocks = (css: string) =>
      new Map(
        [...css.matchAll(/^(:root|\[data-theme='dark'\])\s*\{([^}]*)\}/gm)].map(([, selector, body]) => [
          selector!,
          new Map([...body!.matchAll(/--([a-z-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!.trim()])),
        ]),
      );
    const [tokens, theme] = [blocks(read('tokens.css')), blocks(read('theme.css'))];
    const pairs = [
      ['surface', 'surface'],
      ['background', 'bg'],
      ['on-surface', 'text'],
      ['primary', 'accent'],
      ['on-primary', 'on-accent'],
      ['error', 'bad'],
      ['warning', 'warn'],
      ['success', 'ok'],
      ['secondary', 'muted'],
      ['surface-bright', 'raised'],
    ];
    for (const selector of [':root', "[data-theme='dark']"]) {
      for (const [name, token] of pairs) {
        const hex = tokens.get(selector)!.get(token!)!;
        expect(theme.get(selector)!.get(`v-theme-${name}`)).toBe(
          [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', '),
        );
      }
    }
  });
});
