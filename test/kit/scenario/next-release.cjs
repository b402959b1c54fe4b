/** Webpack loader: the lead workflow as a later release may have it, with one more step at its beginning. */
module.exports = function nextRelease(source) {
  const anchor = '  try {\n    await main.run(';
  if (source.split(anchor).length !== 2) throw new Error('The lead workflow does not begin as this loader expects.');
  return source.replace(
    anchor,
    `  if (patched('of-the-next-release')) await book.endFollowUp({ leadId, actionId: 'of-the-next-release' });\n${anchor}`,
  );
};
