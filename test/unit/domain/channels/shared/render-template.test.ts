import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { checkTemplate, renderTemplate } from '#domain/channels/shared/render-template';
import type { TemplateContext } from '#domain/channels/shared/template-contexts';

const render = (text: string, context: TemplateContext, lead: object = {}, fields = {}): string =>
  renderTemplate(text, context, { lead, fields, delivery: { leadId: 'L-1', test: false } });

describe('JSON', () => {
  it.each<[string, object, string]>([
    ['{"a":"{{ lead.Name }}"}', { Name: 'O"Neil\n' }, '{"a":"O\\"Neil\\n"}'],
    ['{"a":{{ lead.Name }}}', { Name: 'O"Neil' }, '{"a":"O\\"Neil"}'],
    ['{"a":{{ lead.Amount }},"b":"{{ lead.Amount }}"}', { Amount: 12.5 }, '{"a":12.5,"b":"12.5"}'],
    ['{"a":{{ lead.Missing }},"b":"{{ lead.Missing }}"}', {}, '{"a":null,"b":""}'],
    ['{"a":{{ lead.Own }}}', { Own: true }, '{"a":true}'],
    ['{"a":{{ lead.Drivers | json }}}', { Drivers: [{ Age: 1 }] }, '{"a":[{"Age":1}]}'],
    ['{"\\"":"{{ lead.Name }}"}', { Name: '"' }, '{"\\"":"\\""}'],
    ['{"a":"{{ lead.Name | upcase }}"}', { Name: 'ann' }, '{"a":"ANN"}'],
    [
      '[{% for d in lead.Drivers %}{{ d.Age }}{% unless forloop.last %},{% endunless %}{% endfor %}]',
      { Drivers: [{ Age: 1 }, { Age: 2 }] },
      '[1,2]',
    ],
    [
      '{"a":"{% if lead.Own %}yes{% else %}no{% endif %}","id":"{{ delivery.leadId }}"}',
      { Own: false },
      '{"a":"no","id":"L-1"}',
    ],
  ])('%s', (template, lead, text) => {
    expect(render(template, 'json', lead)).toBe(text);
  });

  it('no value can change the shape of the document', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const clean = value.replace(/[\uE000\uE001]/g, '');
        const parsed = JSON.parse(
          render('{"a":"{{ lead.V }}","b":{{ lead.V }},"c":["{{ lead.V | upcase }}"],"d":1}', 'json', { V: value }),
        ) as Record<string, unknown>;
        expect(Object.keys(parsed)).toEqual(['a', 'b', 'c', 'd']);
        expect(parsed['a']).toBe(clean);
        expect(parsed['b']).toBe(clean);
      }),
    );
  });
});

describe('XML', () => {
  it.each<[string, string, string]>([
    ['<a b="{{ lead.V }}">{{ lead.V }}</a>', '"<&\'', '<a b="&quot;&lt;&amp;&apos;">&quot;&lt;&amp;&apos;</a>'],
    [
      '<a><![CDATA[{{ lead.V }}]]></a><b>{{ lead.V }}</b>',
      'x]]><evil/>',
      '<a><![CDATA[x]]]]><![CDATA[><evil/>]]></a><b>x]]&gt;&lt;evil/&gt;</b>',
    ],
  ])('%s', (template, value, text) => {
    expect(render(template, 'xml', { V: value })).toBe(text);
  });

  it('no value can add an element or attribute', () => {
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<', '>', '"', "'", '&', ']]>', '<![CDATA[', '<!--', '-->', 'x', '/', '=', ' ')),
        (parts) => {
          const xml = render('<r><a b="{{ lead.V }}">{{ lead.V }}</a><c><![CDATA[{{ lead.V }}]]></c></r>', 'xml', {
            V: parts.join(''),
          });
          expect(XMLValidator.validate(xml)).toBe(true);
          const { r } = parser.parse(xml) as { r: { a: unknown } };
          expect(Object.keys(r)).toEqual(['a', 'c']);
          if (typeof r.a === 'object')
            expect(Object.keys(r.a ?? {}).every((key) => key === '@b' || key === '#text')).toBe(true);
        },
      ),
    );
  });
});

it('form values cannot add a field', () => {
  expect(render('a={{ lead.V }}&b=1', 'form', { V: 'x&admin=1 +' })).toBe('a=x%26admin%3D1+%2B&b=1');
});

it.each(['a\r\nx-evil: 1', 'a\nb', 'a\0b'])('a header value with a line break is refused: %j', (value) => {
  expect(() => render('{{ lead.V }}', 'header', { V: value })).toThrow(
    expect.objectContaining({ code: 'line-break-in-header' }),
  );
});

describe('what templates may not do', () => {
  it.each([
    '{{ lead.V | raw }}',
    '{{ lead.V | nosuch }}',
    '{% include "x" %}',
    '{% render "x" %}',
    '{% layout "x" %}',
    '{% capture a %}x{% endcapture %}',
    '{% increment a %}',
    '{% if %}',
    '{{ lead.V',
    '{% for x in y %}',
    '{% nosuch %}',
    '{% tablerow x in y %}{% endtablerow %}',
    '{% cycle lead.V, 1 %}',
  ])('%s cannot be saved', (template) => {
    expect(checkTemplate(template)).toMatch(/^The template cannot be read/);
    expect(() => render(template, 'json')).toThrow(expect.objectContaining({ code: 'template-unreadable' }));
  });

  it.each(['constructor', '__proto__', 'constructor.name', 'toString', 'V.constructor', 'hasOwnProperty'])(
    'lead.%s is nothing',
    (path) => {
      expect(render(`{{ lead.${path} }}`, 'form', { V: 'x' })).toBe('');
    },
  );

  it.each([
    '{% for a in (1..1000000000) %}x{% endfor %}',
    '{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}',
    '{% assign a = "xxxxxxxxxx" %}{% for i in (1..100) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
  ])('%s is stopped quickly', (template) => {
    const started = Date.now();
    expect(() => render(template, 'json')).toThrow(expect.objectContaining({ code: 'template-failed' }));
    expect(Date.now() - started).toBeLessThan(1500);
  });

  it('a value that looks like a tag stays text', () => {
    expect(render('{{ lead.V }}', 'xml', { V: '{{ delivery.leadId }}' })).toBe('{{ delivery.leadId }}');
  });

  it('errors never quote values', () => {
    expect(() => render('{{ lead.V | date: lead.V | split: 1 | where: 3 }}', 'json', { V: 'Ann' })).not.toThrow(/Ann/);
  });
});
