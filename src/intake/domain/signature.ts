import type { LocalizedText } from './form';

export const RELATIONSHIPS = ['self', 'guardian'] as const;

/** Whoever signed: the client, or the guardian who answers for one under age. */
export type Signature = Readonly<{
  /** As typed in place of a handwritten signature. */
  name: string;
  relationship: (typeof RELATIONSHIPS)[number];
  /** The guardian's full name. */
  guardianName?: string;
  /** A PNG as a data URL. */
  drawn?: string;
}>;

export type SignatureFault = Readonly<{ pointer: string; code: string; message: LocalizedText }>;

export const DRAWN_MAX = 150_000;
const PNG = /^data:image\/png;base64,iVBORw0KGgo[A-Za-z0-9+/]+={0,2}$/;

/** What is wrong with a signature. A minor's form is signed by a guardian. */
export const signatureFaults = (signature: Signature, minor: boolean): SignatureFault[] => [
  ...(signature.name.trim() === '' ? [fault('name', 'required', 'Type your full name to sign.', 'Escriba su nombre completo para firmar.')] : []),
  ...(minor && signature.relationship !== 'guardian' ? [fault('relationship', 'guardian_required', 'This person is under 18: a parent or guardian must sign.', 'Esta persona es menor de 18 años: debe firmar su padre, madre o tutor.')] : []),
  ...(signature.relationship === 'guardian' && !signature.guardianName?.trim() ? [fault('guardianName', 'required', 'Type the full name of the parent or guardian who signs.', 'Escriba el nombre completo del padre, la madre o el tutor que firma.')] : []),
  ...(signature.relationship === 'self' && signature.guardianName !== undefined ? [fault('guardianName', 'not_expected', 'Leave this out unless a guardian signs.', 'Déjelo vacío si no firma un tutor.')] : []),
  ...(signature.drawn !== undefined && (signature.drawn.length > DRAWN_MAX || !PNG.test(signature.drawn)) ? [fault('drawn', 'not_a_png', 'Send the drawing as a PNG data URL of at most 150,000 characters, or leave it out.', 'Envíe el dibujo como URL de datos PNG de 150 000 caracteres como máximo, o no lo envíe.')] : []),
];

const fault = (field: string, code: string, en: string, es: string): SignatureFault => ({ pointer: `/signature/${field}`, code, message: { en, es } });
