import { circlesOf, type Room, TOP } from './rooms';

const topOf = (room: string): string => room.split('/')[0]!;

/** The rooms of the project as a page: the top folders as a picture, every room as a line. */
export function drawArchitecture(rooms: readonly Room[]): string {
  const between = new Map<string, number>();
  for (const room of rooms)
    for (const other of room.uses)
      if (topOf(room.name) !== topOf(other))
        between.set(
          `${topOf(room.name)} ${topOf(other)}`,
          (between.get(`${topOf(room.name)} ${topOf(other)}`) ?? 0) + 1,
        );
  const arrows = [...between]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([pair, count]) => `  ${pair.replace(' ', ` -- ${count} --> `)}`);
  const circles = circlesOf(rooms);
  const circleLines =
    circles.length === 0
      ? ['None: every arrow points one way.']
      : circles.map((circle) => `- ${circle.map((name) => `\`${name}\``).join(', ')}`);
  return `# The house

Made from the imports; \`UPDATE_SNAPSHOT=1 npx jest --selectProjects architecture --testPathPatterns picture\` makes it anew. A *room* is a folder that holds code, an *arrow* says that
one imports from another, a *circle* is a group of rooms that all reach each other.

${rooms.length} rooms, ${rooms.reduce((sum, { uses }) => sum + uses.length, 0)} arrows, ${circles.length} circles.

\`\`\`mermaid
flowchart TD
${TOP.map((top) => `  ${top}`).join('\n')}
${arrows.join('\n')}
\`\`\`

The number at an arrow: how many pairs of rooms it stands for. What may import what is decided in [ADR 0001](adr/0001-layout-and-boundaries.md) and held by \`test/architecture/boundaries.test.ts\`.

## Circles
${circleLines.join('\n')}

## Rooms
| room | imports from |
|---|---|
${rooms.map(({ name, uses }) => `| \`${name}\` | ${uses.map((other) => `\`${other}\``).join(' ')} |`).join('\n')}
`;
}
