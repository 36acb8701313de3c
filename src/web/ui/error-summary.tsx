/**
 * What went wrong with a form, on top of the page, in the same words as beside the fields. The browser script
 * moves the focus here; without it `role="alert"` still speaks.
 */
export type FormError = {
  text: string;
  /** The id of the control to go to; without it the error is not about one control. */
  field?: string;
};

export function ErrorSummary({ title, errors }: { title: string; errors: FormError[] }) {
  if (errors.length === 0) return null;
  return (
    <div className="usa-alert usa-alert--error pt-error-summary" role="alert" tabIndex={-1} data-autofocus="">
      <div className="usa-alert__body">
        <h2 className="usa-alert__heading">{title}</h2>
        <ul className="pt-error-summary__list">
          {errors.map((error) => (
            <li key={`${error.field ?? ''}${error.text}`}>
              {error.field ? <a href={`#${error.field}`}>{error.text}</a> : error.text}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
