/**
 * Line icons, drawn for this product on a 24-unit square. An icon is never the only carrier of a meaning:
 * it is always hidden from assistive technology and always stands beside a word.
 */
const shapes = {
  home: 'M4 11.5 12 5l8 6.5M6.5 10v9h11v-9M10 19v-5h4v5',
  results: 'M10 4h4M11 4v6L5.8 18a1.4 1.4 0 0 0 1.2 2h10a1.4 1.4 0 0 0 1.2-2L13 10V4M8 15h8',
  medications: 'M10.5 19.5a4.2 4.2 0 0 1-6-6l9-9a4.2 4.2 0 0 1 6 6ZM9 9l6 6',
  messages: 'M4 6h16v12H4ZM4 7l8 6 8-6',
  appointments: 'M5 6h14v14H5ZM5 10h14M9 3.5V7M15 3.5V7',
  vitals: 'M3 12.5h4l2-5 3.5 10 2.5-7 1.5 2H21',
  documents: 'M6 3.5h8l4 4v13H6ZM14 3.5V8h4M9 12h6M9 15.5h6',
  library: 'M12 6.5C10 5 7 4.5 4 5v13c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5ZM12 6.5v13',
  summary: 'M6 4h12v16H6ZM9 9h6M9 12.5h6M9 16h3.5',
  organizations:
    'M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.6-5.6L11.8 7.4M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.6 5.6L12.2 16.6',
  family:
    'M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11ZM3 19.5c0-3.3 2.7-5.5 6-5.5s6 2.2 6 5.5M16 11a2.6 2.6 0 1 0 0-5.2M17.5 14.2c2.1.6 3.5 2.5 3.5 5.3',
  preferences:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM9 19.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20c0-3.9 3.4-6 7.5-6s7.5 2.1 7.5 6',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  next: 'M9.5 5.5 16 12l-6.5 6.5',
  previous: 'M14.5 5.5 8 12l6.5 6.5',
  down: 'M5.5 9.5 12 16l6.5-6.5',
  external: 'M10 5H5v14h14v-5M13.5 4.5h6v6M19 5l-8.5 8.5',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7Z',
  copy: 'M9 9h11v11H9ZM15 9V4H4v11h5',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.5v.2',
  success: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8 12.3l2.8 2.8 5.4-5.8',
  warning: 'M12 4 21 19.5H3ZM12 10v4.5M12 17v.2',
  error: 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3ZM12 7.5v5.5M12 16.3v.2',
  source:
    'M12 8.5c4.4 0 7-1.3 7-2.5s-2.6-2.5-7-2.5S5 4.8 5 6s2.6 2.5 7 2.5ZM5 6v12c0 1.2 2.6 2.5 7 2.5s7-1.3 7-2.5V6M5 12c0 1.2 2.6 2.5 7 2.5s7-1.3 7-2.5',
  calm: 'M5 20V11a7 7 0 0 1 14 0v9M9 20v-8.5a3 3 0 0 1 6 0V20M3 20h18',
  high: 'M12 5 20 19H4Z',
  low: 'M12 19 4 5h16Z',
} as const;

export type IconName = keyof typeof shapes;

/** Arrows turn round in right-to-left languages; `solid` fills the shape. */
export function Icon({ name, solid = false }: { name: IconName; solid?: boolean }) {
  const turns = name === 'next' || name === 'previous' || name === 'external';
  return (
    <svg
      className={`pt-icon${turns ? ' pt-icon--mirror' : ''}${solid ? ' pt-icon--solid' : ''}`}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[name]} />
    </svg>
  );
}
