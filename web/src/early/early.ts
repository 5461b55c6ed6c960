/** The page before React is there. What takes over reads from here what was done meanwhile. */
export type Early = {
  /** React has taken over: nothing here touches the page any more. */
  over: boolean;
  /** The check that was sent, with whose link. */
  check?: Readonly<{ token: string; familyName: string; dateOfBirth: string }>;
  /** When there is something that only React can do. Until then nothing changes under a client's hands. */
  done?: Promise<void>;
  /** The first questions of the form stand on the page. */
  asking: boolean;
  /** A button that only React can answer, by its place on the page. */
  pressed?: number;
  /** To what was sent, by link and path. */
  readonly replies: Map<string, Promise<Response>>;
};

declare global {
  interface Window {
    early?: Early;
  }
}

/** One for the script that stands in the page and the modules that come after it: they know each other only by the window. */
export const early: Early = (window.early ??= { over: false, asking: false, replies: new Map() });

export const COVER = '/api/v1/intake';
export const CHECK = '/api/v1/intake/identity-check';
export const FORM = '/api/v1/intake/form';
/** The shorter one stands in text messages. */
export const TOKEN = /^(?:[\w-]{22}|[\w-]{43})$/;

const PATIENCE_MS = 20_000;

export const send = (path: string, token: string, body?: object): Promise<Response> => {
  const reply = fetch(path, {
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: { 'Intake-Token': token, ...(body && { 'Content-Type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  early.replies.set(`${token} ${path}`, reply);
  return reply.then((one) => one.clone());
};

/** The reply to what was sent from here, handed out once; nothing is asked twice. */
export const replyTo = (path: string, token: string): Promise<Response> | undefined => {
  const reply = early.replies.get(`${token} ${path}`);
  early.replies.delete(`${token} ${path}`);
  return reply?.then((one) => one.clone());
};
