import { parseXml } from '#api/http/parse-xml';
import { writeXml } from '#api/http/write-xml';

const LIMITS = { depth: 20, elements: 2000 };

test.each([
  ['<a><b>x &amp;lt; &lt; &#65; &#x41; &quot;</b></a>', { b: 'x &lt; < A A "' }],
  ['<a><c><![CDATA[&amp; <b>]]></c></a>', { c: '&amp; <b>' }],
  ['<a><zip>01234</zip><yes>true</yes></a>', { zip: '01234', yes: 'true' }],
  ['<a x="1&amp;2"><b k="v">t</b><d/></a>', { x: '1&2', b: 't', d: '' }],
  ['<a><b>1</b><b>2</b></a>', { b: ['1', '2'] }],
  ['<n:a xmlns:n="urn:x"><n:b>1</n:b></n:a>', { b: '1' }],
  ['<?xml version="1.0" encoding="UTF-8"?><!-- note --><a><b>1</b></a>', { b: '1' }],
])('%s', (text, expected) => expect(parseXml(text, LIMITS)).toEqual(expected));

test('what is written can be read again', () => {
  const value = { outcome: 'rejected', reasons: [{ code: 'x', message: 'a < b & "c" \u0007' }, { code: 'y', message: 'z' }] };
  expect(parseXml(writeXml('response', value), LIMITS)).toEqual({ outcome: 'rejected', reasons: { reason: [{ code: 'x', message: 'a < b & "c"' }, { code: 'y', message: 'z' }] } });
});

test('names that XML does not allow become items', () => {
  expect(writeXml('r', { '1 st': 'x' })).toContain('<item name="1 st">x</item>');
});
