export type Fate = 'killed' | 'survived' | 'broken';

export interface Tried {
  readonly id: string;
  /** `broken`: no test could be run with it, so it says nothing. */
  readonly fate: Fate;
}

export interface Verdict {
  readonly summary: string;
  /** What has to be done, one line each; none = all is well. */
  readonly problems: readonly string[];
}

/** Judges a run: every break is noticed, or listed as one that nobody notices; whatever is listed and noticed leaves the list. */
export function judge(tried: readonly Tried[], survivors: Readonly<Record<string, string>>): Verdict {
  const ofFate = (fate: Fate): readonly string[] => tried.filter((each) => each.fate === fate).map(({ id }) => id);
  const [killed, survived, broken] = [ofFate('killed'), ofFate('survived'), ofFate('broken')];
  return {
    summary: `${tried.length} breaks: ${killed.length} killed, ${survived.length} survived${broken.length > 0 ? `, ${broken.length} could not be tried` : ''}`,
    problems: [
      ...survived
        .filter((id) => !Object.hasOwn(survivors, id))
        .map((id) => `${id} survived: no test notices it. Write the test that does.`),
      ...killed
        .filter((id) => Object.hasOwn(survivors, id))
        .map((id) => `${id} is noticed now: take it out of scripts/mutate/survivors.ts.`),
      ...broken.map(
        (id) => `${id} could not be tried: its tests cannot even be run with it. Choose a change that compiles.`,
      ),
    ],
  };
}
