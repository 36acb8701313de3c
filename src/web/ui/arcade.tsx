/**
 * A row of arches with a calm view through them, for the pages before sign-in. Decoration only.
 */
const openings = [24, 120, 216];

export function Arcade() {
  return (
    <svg className="pt-arcade" viewBox="0 0 320 176" aria-hidden="true" focusable="false">
      <clipPath id="arches">
        {openings.map((left) => (
          <path key={left} d={`M${left} 164V68a40 40 0 0 1 80 0v96Z`} />
        ))}
      </clipPath>
      <g clipPath="url(#arches)">
        <rect className="pt-arcade__sky" width="320" height="176" />
        <circle className="pt-arcade__sun" cx="176" cy="78" r="22" />
        <path className="pt-arcade__hill" d="M0 128q56-36 112-8t104-18 104 10v64H0Z" />
      </g>
      <rect className="pt-arcade__floor" x="8" y="164" width="304" height="4" rx="2" />
    </svg>
  );
}
