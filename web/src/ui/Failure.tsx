/** What is wrong with one answer, beside it. */
export const Failure = ({ id, children }: { id: string; children: string | undefined }) =>
  children === undefined ? null : (
    <p id={id} className="error">
      <span aria-hidden="true">!</span>
      <span>{children}</span>
    </p>
  );
