import type { Reason } from '../kernel/reason';
import { GUESSED_WORDS } from './guessed-words';
import type { SecuritySettings } from './security.schema';

type Rules = Pick<
  SecuritySettings,
  'passwordMinLength' | 'passwordBlockCommon' | 'passwordUpperCase' | 'passwordDigit' | 'passwordSpecial'
>;

/** Kinds of characters that may be asked for, in any script; a space is a sign, too. */
const KINDS = [
  { rule: 'passwordUpperCase', has: /\p{Lu}/u, code: 'no-upper-case', message: 'Use at least one capital letter.' },
  { rule: 'passwordDigit', has: /\p{Nd}/u, code: 'no-digit', message: 'Use at least one digit.' },
  {
    rule: 'passwordSpecial',
    has: /[^\p{L}\p{N}]/u,
    code: 'no-special-character',
    message: 'Use at least one sign that is neither a letter nor a digit, such as - or a space.',
  },
] as const;

/** What is left after everything that is guessed first must still be this long. */
const OWN_LETTERS = 4;
const SWAPS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * May this be somebody's password? It must be long enough and hold something of its own beside common words, runs of keys, repetitions, digits and
 * what is known about them (`personal`: name, address, company). `Summer2024!!` → nothing of its own; `correct horse battery staple` → fine.
 */
export function checkPassword(rules: Rules, password: string, personal: readonly string[]): readonly Reason[] {
  const length = [...password].length;
  if (length < rules.passwordMinLength)
    return [{ code: 'too-short', message: `Use at least ${rules.passwordMinLength} characters; it has ${length}.` }];
  const missing = KINDS.filter(({ rule, has }) => rules[rule] && !has.test(password));
  if (missing.length > 0) return missing.map(({ code, message }) => ({ code, message }));
  if (!rules.passwordBlockCommon || ownPart(password, personal).length >= OWN_LETTERS) return [];
  return [
    {
      code: 'too-common',
      message:
        'This is easily guessed: it is made of common words, your own name or address, or simple runs. Three or four unrelated words are a good password.',
    },
  ];
}

function ownPart(password: string, personal: readonly string[]): string {
  const known = personal
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 3);
  const guesses = [...known, ...GUESSED_WORDS].sort((one, other) => other.length - one.length);
  const plain = password.toLowerCase();
  return (
    [plain, unswapped(plain)]
      .map((text) => reduced(text, guesses))
      .sort((one, other) => one.length - other.length)[0] ?? ''
  );
}

const unswapped = (text: string): string => [...text].map((letter) => SWAPS[letter] ?? letter).join('');

function reduced(text: string, guesses: readonly string[]): string {
  const without = guesses.reduce((rest, guess) => rest.replaceAll(guess, ' '), text);
  const letters = withoutRuns(without.replace(/[^\p{L}]+/gu, ''));
  return new Set(letters).size <= 2 ? '' : letters;
}

/** `aaaa`, `abcd` and `dcba` count as their first letter. */
function withoutRuns(text: string): string {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  return [...text]
    .filter((_letter, index) => index === 0 || Math.abs((codes[index] ?? 0) - (codes[index - 1] ?? 0)) > 1)
    .join('');
}
