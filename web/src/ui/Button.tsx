import type { ReactNode } from 'react';

type Kind = 'main' | 'quiet' | 'plain' | 'urgent';

type Props = Readonly<{
  children: ReactNode;
  onPress?: () => void;
  kind?: Kind;
  /** Says so and takes no second press. */
  busy?: boolean;
  wide?: boolean;
  label?: string;
  expanded?: boolean;
  pressed?: boolean;
  submit?: boolean;
}>;

export const Button = ({ children, onPress, kind = 'main', busy, wide, label, expanded, pressed, submit }: Props) => (
  <button
    type={submit ? 'submit' : 'button'}
    className={`button${kind === 'main' ? '' : ` button-${kind}`}${wide ? ' button-wide' : ''}`}
    aria-disabled={busy || undefined}
    aria-label={label}
    aria-expanded={expanded}
    aria-pressed={pressed}
    onClick={busy ? undefined : onPress}
  >
    {children}
  </button>
);

export const callAddress = (number: string): string => `tel:${number.replace(/[^\d+]/g, '')}`;

/** The emergency number, one tap from a call. */
export const CallLink = ({ number, children }: { number: string; children: ReactNode }) => (
  <a className="button button-urgent button-wide" href={callAddress(number)}>
    <span aria-hidden="true">☎</span> {children}
  </a>
);
