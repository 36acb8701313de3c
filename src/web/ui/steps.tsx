/**
 * Where the reader is in a task of several pages: "Step 2 of 5" in words, and a bar for the eye only.
 */
export type StepsProps = {
  current: number;
  total: number;
  /** "Step 2 of 5" */ text: string;
  /** "Your username" */ name?: string;
};

export function Steps({ current, total, text, name }: StepsProps) {
  return (
    <div className="pt-steps">
      <p className="pt-steps__text">
        <strong>{text}</strong>
        {name ? <span className="pt-steps__name">{name}</span> : null}
      </p>
      <div className="pt-steps__bar" aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <span
            key={index}
            className={index < current ? 'pt-steps__part pt-steps__part--done' : 'pt-steps__part'}
          />
        ))}
      </div>
    </div>
  );
}
