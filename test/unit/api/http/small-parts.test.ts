import fc from 'fast-check';
import { BugError, OperationalError, UserError } from '#domain/kernel/errors';
import { PROBLEM_CODES } from '#api/contract/problem-codes';
import { canonicalJson } from '#domain/kernel/canonical-json';
import { checkTree } from '#api/http/check-tree';
import { bodyFormat, wantsXml } from '#api/http/media-type';
import { parseForm } from '#api/http/parse-form';
import { problemOfError } from '#api/http/problem-of-error';
import { mergeChange } from '#api/resources/engine/merge-change';

describe('errors become problems', () => {
  test.each([
    [new UserError('unknown-campaign', 'Which?'), 404, 'unknown-campaign', false],
    [new UserError('something-new', 'No.'), 422, 'something-new', false],
    [new OperationalError('engine-away', 'secret detail'), 503, 'temporarily-unavailable', true],
    [new BugError('broken', 'secret detail'), 500, 'internal-error', false],
    [Object.assign(new Error('secret detail'), { code: 'ECONNREFUSED' }), 503, 'temporarily-unavailable', true],
    [Object.assign(new Error('secret detail'), { code: '57P01' }), 503, 'temporarily-unavailable', true],
    [Object.assign(new Error('no space left'), { code: '53100' }), 503, 'temporarily-unavailable', true],
    [new Error('timeout exceeded when trying to connect'), 503, 'temporarily-unavailable', true],
    [new Error('secret detail'), 500, 'internal-error', false],
    ['thrown text', 500, 'internal-error', false],
  ])('%p', (error, status, code, retryable) => {
    const mapped = problemOfError(error);
    expect(mapped.problem).toMatchObject({ status, code, retryable, type: `urn:leadrail:problem:${code}` });
    expect(JSON.stringify(mapped)).not.toContain('secret detail');
    expect(mapped.unexpected).toBe(status === 500);
    expect(mapped.retryAfterSeconds === undefined).toBe(status !== 503);
  });

  test('every code is kebab-case with a status of the caller or ours', () => {
    for (const [code, { status }] of Object.entries(PROBLEM_CODES)) {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });
});

test.each([
  ['application/json', 'json'],
  ['application/json; charset=UTF-8', 'json'],
  ['application/ld+json', 'json'],
  ['text/xml;charset="utf-8"', 'xml'],
  ['application/soap+xml', 'xml'],
  ['application/x-www-form-urlencoded', 'form'],
  [undefined, null],
  ['', null],
])('%p is read as %p', (type, format) => expect(bodyFormat(type)).toBe(format));

test.each([
  [{ 'content-type': 'text/xml' }, true],
  [{ 'content-type': 'text/xml', accept: '*/*' }, true],
  [{ 'content-type': 'text/xml', accept: 'application/json' }, false],
  [{ 'content-type': 'application/json', accept: 'application/xml' }, true],
  [{ accept: 'text/html,application/xhtml+xml,application/xml;q=0.9' }, false],
  [{}, false],
])('%p is answered in XML: %p', (headers, xml) => expect(wantsXml(headers)).toBe(xml));

test('a form survives the way through URLSearchParams', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 8 });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 8 }), (pairs) => {
      const encoded = new URLSearchParams(pairs).toString();
      expect(parseForm(encoded, 100)).toEqual([...new URLSearchParams(encoded)]);
    }),
  );
});

test('canonical JSON does not depend on the order of members', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('a change keeps what is absent, clears what is null, merges objects, replaces lists and documents', () => {
  const current = { a: 1, o: { x: 1, y: { z: 1 } }, l: [1, 2], doc: { k: 1 }, gone: 'x' };
  const change = { o: { x: null, y: { w: 2 } }, l: [3], doc: { m: 1 }, gone: null, secret: null, skip: undefined };
  expect(mergeChange(current, change, { documents: ['doc'], writeOnly: ['secret'] })).toEqual({
    a: 1,
    o: { y: { z: 1, w: 2 } },
    l: [3],
    doc: { m: 1 },
    secret: null,
  });
});

test('a tree is refused for names and characters that storage cannot hold', () => {
  const limits = { depth: 3, values: 10, keyLength: 5 };
  const codeOf = (value: Parameters<typeof checkTree>[0]): string => {
    try {
      checkTree(value, limits);
      return 'fine';
    } catch (error) {
      return (error as UserError).code;
    }
  };
  const trees: Parameters<typeof checkTree>[0][] = [
    { a: 'x\u0000' },
    { a: '\ud800' },
    { a: '\ud83d\ude00' },
    { toolong: 1 },
    { a: { b: { c: { d: 1 } } } },
    { constructor: 1 },
  ];
  expect(trees.map(codeOf)).toEqual([
    'forbidden-character',
    'forbidden-character',
    'fine',
    'field-name-too-long',
    'too-deep',
    'forbidden-field-name',
  ]);
});
