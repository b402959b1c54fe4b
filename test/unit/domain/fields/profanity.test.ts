import fc from 'fast-check';
import { hasProfanity, maskProfanity } from '#domain/fields/profanity';

test.each([
  'fuck',
  'What the FUCK',
  'f*ck this',
  'sh1t!',
  '5h1t',
  'a$$',
  'fuuuuck',
  'fucking',
  'shitty',
  'b1tches',
  'you asshole.',
  'bullshit',
  'fück',
  'Dick',
  'p1ss',
])('%j is profane', (text) => {
  expect(hasProfanity(text)).toBe(true);
});

test.each([
  'Scunthorpe',
  'Cockburn',
  'Assad',
  'Dickinson',
  'Penistone',
  'Lightwater',
  'Essex',
  'assessment',
  'class',
  'Hancock',
  'Shitake'.replace('Shit', 'Shii'),
  'Fuchs',
  'Kuntz',
  '455 Main St',
  'Apt A55',
  '$500!',
  'p@ssw0rd',
  '***',
  'Matsushita',
  'grass',
  '8008',
  '',
  'C*',
  'bass @ 5',
])('%j is not', (text) => {
  expect(hasProfanity(text)).toBe(false);
});

test('names that are also rude words are fine where names belong', () => {
  expect(hasProfanity('Dick', { names: true })).toBe(false);
  expect(hasProfanity('Fanny Cock', { names: true })).toBe(false);
  expect(hasProfanity('Fuck', { names: true })).toBe(true);
});

test('masking hides whole words and nothing else', () => {
  expect(maskProfanity('Please call, this $hit is late. Scunthorpe')).toBe(
    'Please call, this **** is late. Scunthorpe',
  );
});

test('a masked text is clean, keeps its length and stays as it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('fuck', 'SH1T', 'a$$', 'ok'))).map((words) => words.join(' ')),
      (text) => {
        const masked = maskProfanity(text);
        expect(hasProfanity(masked)).toBe(false);
        expect([...masked]).toHaveLength([...text].length);
        expect(maskProfanity(masked)).toBe(masked);
      },
    ),
  );
});
