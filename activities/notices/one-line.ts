/** What somebody entered, on one line of a mail: no control characters or line ends, `most` UTF-16 units at most. */
export function oneLine(text: string, most = 120): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, most);
}
