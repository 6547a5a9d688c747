// Draws the page's few icons, and the picture that marks each person, as on the pegs of a cloakroom.

const SVG = 'http://www.w3.org/2000/svg';

const OUTLINES = {
  attach: 'M20.5 11.5 12 20a5.5 5.5 0 0 1-7.8-7.8l9-9a3.7 3.7 0 0 1 5.2 5.2l-9 9a1.8 1.8 0 0 1-2.6-2.6l8-8',
  alert: 'M12 4 2.8 20h18.4ZM12 10v4.5M12 17.4v.1',
  block: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.8 5.8l12.4 12.4',
  bot: 'M5 9h14v10H5ZM12 9V5M9 13.5v1M15 13.5v1',
  check: 'm5 12.5 4.5 4.5L19 7',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7.5V12l3 2',
  close: 'M6 6l12 12M18 6 6 18',
  copy: 'M9 9h11v11H9ZM15 9V4H4v11h5',
  delivered: 'm2.5 12.5 4 4L15 8M11.5 16l.5.5L20.5 8',
  document: 'M6 3h8l5 5v13H6ZM14 3v5h5',
  down: 'm6 9.5 6 6 6-6',
  download: 'M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 20h14',
  edit: 'M4 20l1-4L16.5 4.5l3 3L8 19ZM14 7l3 3',
  failed: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7.5v5.5M12 16.4v.1',
  forwarded: 'M13 6l6.5 6-6.5 6v-4c-4 0-7 1-9 4 0-5 3-8 9-8Z',
  held: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.8 9v6M14.2 9v6',
  help: 'M9 9.2a3 3 0 1 1 4.4 2.7c-.9.5-1.4 1-1.4 2.1M12 17.4v.1',
  link: 'M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7L12.5 5.8M14 10a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7l1.1-1.1',
  look: 'M2.5 12C5 7.5 8.3 5.5 12 5.500s7 2 9.5 6.500c-2.5 4.5-5.8 6.5-9.5 6.500S5 16.5 2.5 12ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
  lock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  microphone:
    'M12 3.5a2.7 2.7 0 0 1 2.7 2.7v5a2.7 2.7 0 0 1-5.4 0v-5A2.7 2.7 0 0 1 12 3.5ZM6 11a6 6 0 0 0 12 0M12 17v3.5',
  more: 'M12 5.5h.01M12 12h.01M12 18.5h.01',
  photo: 'M3.5 5h17v14h-17ZM3.5 16l5-5 5 5 2.5-2.5 4.5 4.5M15.5 9v.1',
  queued: 'M4 6h16M4 12h10M4 18h6M17 15v6M14 18h6',
  send: 'M4 12 3.5 4.5 21 12 3.5 19.5 4 12h8',
  stored: 'M4 13v6h16v-6M12 4v10m-4-4 4 4 4-4',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
};

const FILLED = { play: 'M8 5v14l11-7Z', pause: 'M7 5h3.5v14H7ZM13.5 5H17v14h-3.5Z' };

const PEGS = [
  ['leaf', 'M20 4C9 4 4 10 5.5 18.5 14 20 20 15 20 4Z', 'M4 20 14 10'],
  [
    'sun',
    'M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10Z',
    '',
    'M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M19 5l-1.4 1.4M6.4 17.6 5 19',
  ],
  ['boat', 'M11.5 3v12H5ZM13.5 6.5V15H19ZM3 16.8h18c-.8 2.8-2.6 4.2-5 4.2H8c-2.4 0-4.2-1.4-5-4.2Z'],
  [
    'apple',
    'M12 8c2-2 8-1.8 8 4 0 5.5-3.8 9.5-6 9.5-1 0-1-.6-2-.6s-1 .6-2 .6c-2.2 0-6-4-6-9.5 0-5.8 6-6 8-4ZM12.2 6.8C12 4.5 13.5 2.5 16.3 2.3c.2 2.7-1.5 4.5-4.1 4.5Z',
  ],
  ['star', 'M12 2.5 14.8 8.6 21.5 9.4 16.5 13.9 17.9 20.5 12 17.1 6.1 20.5 7.5 13.9 2.5 9.4 9.2 8.6Z'],
  ['fish', 'M2 12c3-5.5 9-7 14-2.3L21.5 6v12L16 14.3C11 19 5 17.5 2 12Z', 'M7.3 11v.1'],
  ['kite', 'M12 2l6.5 7.5L12 18.5 5.5 9.5Z', 'M12 2.5v15.5M6 9.5h12', 'M12 18.5c-2 1.5 2 2.5 0 4'],
  ['umbrella', 'M12 3c5 0 9 4 9 9H3c0-5 4-9 9-9Z', '', 'M12 12v6.5a2.2 2.2 0 0 0 4.4 0'],
  ['moon', 'M19.8 14.8A8.6 8.6 0 1 1 9.2 4.2a7 7 0 0 0 10.6 10.6Z'],
  ['house', 'M12 3 2.5 11H5v9.5h5V14h4v6.5h5V11h2.5Z'],
];

function shape(className, paths) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  for (const [part, outline] of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', outline);
    path.setAttribute('class', part);
    svg.append(path);
  }
  return svg;
}

export function icon(name) {
  return FILLED[name]
    ? shape('icon', [['solid', FILLED[name]]])
    : shape(`icon icon-${name}`, [['line', OUTLINES[name]]]);
}

/** The picture of the person in this place of the cast. */
export function peg(place) {
  const [name, solid, cut = '', line = ''] = PEGS[place % PEGS.length];
  const paths = [
    ['solid', solid],
    ['cut', cut],
    ['line', line],
  ].filter(([, outline]) => outline);
  const made = document.createElement('span');
  made.className = `peg peg-${name}`;
  made.append(shape('peg-shape', paths));
  return made;
}

/** A wall clock whose hands are turned by the page. */
export function clockFace() {
  return shape('clock-face', [
    ['rim', 'M16 2.5a9.5 9.5 0 1 1-8 0'],
    ['rim', 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19Z'],
    ['hand hour', 'M12 12V7.8'],
    ['hand minute', 'M12 12V5.3'],
  ]);
}
