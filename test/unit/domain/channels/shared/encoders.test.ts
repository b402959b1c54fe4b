import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { encodeForm } from '#domain/channels/shared/encode-form';
import { encodeXml } from '#domain/channels/shared/encode-xml';
import { nestValues } from '#domain/channels/shared/nest-values';
import type { Json } from '#domain/kernel/json';

const nest = (...rows: [string, Json][]): unknown => nestValues(rows.map(([to, value]) => ({ to, value })));

describe('nesting', () => {
  it.each<[[string, Json][], unknown]>([
    [
      [
        ['a', 1],
        ['b', null],
      ],
      { a: 1, b: null },
    ],
    [
      [
        ['a.b.c', 1],
        ['a.b.d', 2],
        ['a.e', 3],
      ],
      { a: { b: { c: 1, d: 2 }, e: 3 } },
    ],
    [
      [
        ['d[0].age', 1],
        ['d[1].age', 2],
        ['d.1.name', 'x'],
      ],
      { d: [{ age: 1 }, { age: 2, name: 'x' }] },
    ],
    [[['d[2]', 1]], { d: [null, null, 1] }],
    [
      [
        ['a', 1],
        ['a.b', 2],
      ],
      { a: { b: 2 } },
    ],
    [
      [
        ['a.b', 2],
        ['a', 1],
      ],
      { a: 1 },
    ],
    [
      [
        ['d[0]', 1],
        ['d.name', 2],
      ],
      { d: [1] },
    ],
    [[['d[99999].x', 1]], { d: { 99999: { x: 1 } } }],
    [
      [
        ['', 1],
        ['..', 2],
      ],
      {},
    ],
  ])('%j is %j', (rows, value) => {
    expect(nest(...rows)).toEqual(value);
  });

  it('never reaches a prototype', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.array(fc.constantFrom('__proto__', 'constructor', 'prototype', 'polluted', '0'), { minLength: 1 }),
            fc.string(),
          ),
        ),
        (rows) => {
          nest(...rows.map(([path, value]): [string, Json] => [path.join('.'), value]));
          expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
          expect(Object.prototype).not.toHaveProperty('0');
        },
      ),
    );
  });
});

describe('forms', () => {
  it('writes groups as flat names, null as blank, and escapes everything', () => {
    expect(
      encodeForm([
        { to: 'a b', value: 'x&y=z' },
        { to: 'n', value: null },
        { to: 'd', value: [{ age: 1 }] },
        { to: 't', value: true },
      ]),
    ).toBe('a+b=x%26y%3Dz&n=&d%5B0%5D.age=1&t=true');
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))), (rows) => {
        const text = encodeForm(rows.map(([to, value]) => ({ to, value })));
        expect([...new URLSearchParams(text)]).toEqual(rows);
      }),
    );
  });
});

describe('XML', () => {
  it.each<[Json, string]>([
    [{ name: '<b>&"\'' }, '<Lead><name>&lt;b&gt;&amp;&quot;&apos;</name></Lead>'],
    [
      { drivers: [{ age: 1 }, { age: 2 }] },
      '<Lead><drivers><age>1</age></drivers><drivers><age>2</age></drivers></Lead>',
    ],
    [{ item: { '@id': '"7"', name: 'x' } }, '<Lead><item id="&quot;7&quot;"><name>x</name></item></Lead>'],
    [
      { '1st name': 'x', 'a>b': 1, blank: null, on: false },
      '<Lead><_1st_name>x</_1st_name><a_b>1</a_b><blank></blank><on>false</on></Lead>',
    ],
    [{ a: 'x\u0000\u0008y\ud800z' }, '<Lead><a>xyz</a></Lead>'],
  ])('%j is %s', (value, xml) => {
    expect(encodeXml('Lead', value)).toBe(`<?xml version="1.0" encoding="UTF-8"?>${xml}`);
  });

  it('is well formed whatever names and values are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (name, value) => {
        expect(XMLValidator.validate(encodeXml('Lead', { [name]: value, known: [value, { inner: value }] }))).toBe(
          true,
        );
      }),
    );
    expect(XMLValidator.validate(encodeXml('Lead', JSON.parse('{"__proto__":{"x":1}}') as Json))).toBe(true);
  });

  it('brings values back as they were', () => {
    const parser = new XMLParser({ parseTagValue: false, trimValues: false, ignoreDeclaration: true });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (value) => {
        expect(parser.parse(encodeXml('Lead', { known: value }))).toEqual({ Lead: { known: value } });
      }),
    );
  });
});
