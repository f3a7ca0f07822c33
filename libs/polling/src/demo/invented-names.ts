/** Places and people that do not exist. */
export const TOWN = [
  'Velmora',
  'Port Essala',
  'Karsten Bay',
  'Omburi',
  'Trelawick',
  'Sant Orel',
  'Quellhaven',
] as const;
/** Where nothing else happens: a strike of its ferries is no part of what shakes a town. */
export const ISLE = ['Hollmar', 'Tarnsey', 'Brackness', 'Minnoway', 'Ysolva'] as const;
export const LAND = ['Karsia', 'Ostmark-Neva', 'Veridia', 'Marandu', 'Tolvania'] as const;
export const PERSON = [
  'Ilva Marenko',
  'Tomas Querell',
  'Adaeze Brandholt',
  'Jun Castellane',
  'Mirela Oxbow',
] as const;
