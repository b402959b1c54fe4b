import type { Cast } from '../demo/leads';

const COMMENTS = [
  'Please call in the evening, I am at work until five.',
  'Looking for a second quote before we decide.',
  'My neighbour recommended comparing prices first.',
  'Mornings are best. Please leave a message.',
  'We moved here in spring and want to start soon.',
  'Send the details by e-mail first, please.',
  'Interested in financing over ten years.',
  'Our present contract ends next month.',
] as const;
/** Ranges of addresses that visitors have; where the documentation ranges stand, grading sees no visitor. */
const VISITORS = ['24.18', '67.162', '71.204', '73.45', '98.210'] as const;

/** The people of the demo market's past: everyday names, mailboxes at example.com, numbers 555-01xx that are kept free for stories. */
export const PAST_CAST: Cast = {
  firstNames: [
    'Olive',
    'Marcus',
    'Dana',
    'Priya',
    'Luis',
    'Hannah',
    'Terrence',
    'Mei',
    'Samuel',
    'Grace',
    'Andre',
    'Nora',
    'Victor',
    'Joanna',
    'Felix',
    'Imani',
    'Peter',
    'Rosa',
    'Keith',
    'Amelia',
    'Dmitri',
    'Carla',
    'Wesley',
    'Fatima',
    'Jonah',
    'Bianca',
    'Curtis',
    'Elena',
    'Howard',
    'Leila',
  ],
  lastNames: [
    'Abbott',
    'Barrera',
    'Castellano',
    'Dawson',
    'Ellery',
    'Fairbanks',
    'Goodwin',
    'Hargrove',
    'Iverson',
    'Jimenez',
    'Kessler',
    'Lindqvist',
    'Marlow',
    'Nakamura',
    'Okafor',
    'Pruitt',
    'Quintero',
    'Ramsey',
    'Sandoval',
    'Thackeray',
    'Underhill',
    'Valdez',
    'Whitcomb',
    'Yoder',
    'Zeller',
    "O'Rourke",
    'Bell',
    'Mercer',
    'Novak',
    'Osborne',
  ],
  places: [
    ['AZ', '850', 'Phoenix', 602],
    ['NV', '891', 'Las Vegas', 702],
    ['CA', '941', 'San Francisco', 415],
    ['CA', '900', 'Los Angeles', 213],
    ['TX', '752', 'Dallas', 214],
    ['TX', '787', 'Austin', 512],
    ['FL', '331', 'Miami', 305],
    ['GA', '303', 'Atlanta', 404],
    ['NY', '100', 'New York', 212],
    ['OH', '432', 'Columbus', 614],
    ['MI', '482', 'Detroit', 313],
    ['NC', '276', 'Raleigh', 919],
    ['VA', '232', 'Richmond', 804],
    ['WA', '981', 'Seattle', 206],
    ['CO', '802', 'Denver', 303],
    ['IL', '606', 'Chicago', 312],
  ],
  street: 'Larkspur Lane',
  email: (first, last, number) => `${first}.${last}.${number}@example.com`.toLowerCase().replaceAll(/[^a-z0-9.@]/g, ''),
  comments: (seed) => COMMENTS[Math.floor(seed() * COMMENTS.length)] as string,
  ipAddress: (seed) =>
    seed() < 0.78
      ? `${VISITORS[Math.floor(seed() * VISITORS.length)]}.${byte(seed)}.${byte(seed)}`
      : `203.0.113.${byte(seed)}`,
};

/** Other people's places with everyday names, for a market that is shown. */
export function withEverydayNames(cast: Cast): Cast {
  const { firstNames, lastNames, street, email, comments } = PAST_CAST;
  return { ...cast, firstNames, lastNames, street, email, comments };
}

const byte = (seed: () => number): number => 1 + Math.floor(seed() * 254);
