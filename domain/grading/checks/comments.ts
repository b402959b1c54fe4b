import { type LocalCheck, textOf } from '../local-check';

const EMPTY_WORDS = new Set([
  'asdf',
  'asd',
  'blah',
  'comment',
  'comments',
  'lorem',
  'ipsum',
  'na',
  'nil',
  'no',
  'none',
  'nope',
  'nothing',
  'null',
  'qwerty',
  'test',
  'testing',
  'undefined',
  'xxx',
]);

/** Somebody wrote something: at least two different real words (letters with a vowel, not one letter over and over, no filler). */
export const commentsCheck: LocalCheck = {
  id: 'comments',
  label: 'Comments',
  about: ['comments'],
  evaluate: (input) => {
    const comments = textOf(input, 'comments');
    if (comments === '') return { passed: false, note: 'There are no comments.' };
    const words = new Set(
      (
        comments
          .slice(0, 5000)
          .toLowerCase()
          .match(/\p{L}[\p{L}'’-]*/gu) ?? []
      ).filter(isWord),
    );
    return words.size >= 2
      ? { passed: true, note: 'The comments contain words.' }
      : { passed: false, note: 'The comments say nothing.' };
  },
};

function isWord(text: string): boolean {
  return (
    text.length >= 2 &&
    new Set(text).size >= 2 &&
    !EMPTY_WORDS.has(text) &&
    (/[aeiouyàâäáãåèéêëìíîïòóôöõùúûüœæ]/.test(text) || /[^a-z'’-]/.test(text))
  );
}
