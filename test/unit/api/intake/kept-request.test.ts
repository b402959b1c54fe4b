import { keptBody, keptQuery } from '#api/intake/kept-request';
import { parsePost } from '#api/intake/parse-post';

const IDS = '"LID":1,"VID":1,"AID":1,"FirstName":"Ann"';
const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const XML = 'application/xml';

function kept(contentType: string, text: string | Buffer): string {
  const post = { body: Buffer.from(text), query: '', headers: { 'content-type': contentType }, address: '192.0.2.1' };
  const parsed = parsePost(post);
  const { password, passwordInBody } = parsed.envelope([]);
  expect(password).toBe('73310042');
  return keptBody(post, parsed.format, passwordInBody).toString('utf8');
}

test.each([
  ['a JSON text', JSON_TYPE, `{${IDS},"Password":"73310042"}`],
  ['a JSON number', JSON_TYPE, `{${IDS},"Password":73310042}`],
  ['pass_word', JSON_TYPE, `{${IDS},"pass_word":"73310042"}`],
  ['Pass-Word', JSON_TYPE, `{${IDS},"Pass-Word":"73310042"}`],
  ['API_Pass_Word', JSON_TYPE, `{${IDS},"API_Pass_Word":"73310042"}`],
  ['an escape in the name', JSON_TYPE, `{${IDS},"pass\\u0077ord":"73310042"}`],
  ['escapes in the value', JSON_TYPE, `{${IDS},"Password":"\\u0037\\u0033310042"}`],
  ['source', JSON_TYPE, `{"source":{"lid":1,"vid":1,"aid":1,"pass_word":73310042},"leads":[{"FirstName":"Ann"}]}`],
  ['two of them', JSON_TYPE, `{${IDS},"Password":"73310042","api-password":"73310042"}`],
  ['a form', FORM, 'LID=1&VID=1&AID=1&FirstName=Ann&Password=73310042'],
  ['percent signs in the name', FORM, 'LID=1&VID=1&AID=1&FirstName=Ann&pass%77ord=73310042'],
  ['percent signs in the value', FORM, 'LID=1&VID=1&AID=1&FirstName=Ann&pass_word=%373310042'],
  ['a form in brackets', FORM, 'source[lid]=1&source[vid]=1&source[aid]=1&FirstName=Ann&source[Pass-Word]=73310042'],
  ['an XML element', XML, '<l><LID>1</LID><VID>1</VID><AID>1</AID><a>1</a><Pass-Word>73310042</Pass-Word></l>'],
  ['an XML attribute', XML, "<l LID='1' VID='1' AID='1' pass_word='73310042'><FirstName>Ann</FirstName></l>"],
  ['a reference in XML', XML, '<l LID="1" VID="1" AID="1" password="&#55;3310042"><FirstName>Ann</FirstName></l>'],
  ['CDATA', XML, '<l LID="1" VID="1" AID="1"><a>1</a><pass_word><![CDATA[73310042]]></pass_word></l>'],
  ['an XML namespace', XML, '<l LID="1" VID="1" AID="1"><a>1</a><x:pass_word>73310042</x:pass_word></l>'],
  [
    'a part of a multipart form',
    'multipart/form-data; boundary=b',
    ['LID', 'VID', 'AID', 'pass_word']
      .map(
        (name) =>
          `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${name === 'pass_word' ? '73310042' : 1}\r\n`,
      )
      .join('') + '--b--\r\n',
  ],
])('the password as %s is not kept, the rest is', (_name, type, text) => {
  const text_ = kept(type, text);
  expect(text_).not.toMatch(/3310042/);
  expect(text_).toContain('***');
  expect(text_).not.toBe('');
});

test.each([
  'AID=1&Password=73310042',
  'AID=1&pass_word=73310042',
  'AID=1&Pass-Word=73310042',
  'AID=1&pass%77ord=73310042',
  'AID=1&%70assword=%373310042',
  'AID=1&Password=a&Password=73310042',
])('an address %s is kept without it', (query) => {
  expect(keptQuery(query)).not.toMatch(/3310042/);
  expect(keptQuery(query)).toContain('AID=1');
});
