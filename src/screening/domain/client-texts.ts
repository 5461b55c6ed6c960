import type { Level } from './levels';
import type { LocalizedText } from './rule';

type LevelText = Readonly<{ headline: LocalizedText; message: LocalizedText; nextStep: LocalizedText }>;

const levels: Readonly<Record<Level, LevelText>> = {
  proceed: {
    headline: { en: 'You can go ahead', es: 'Puede seguir adelante' },
    message: { en: 'You can go ahead. Tell your therapist if anything changes.', es: 'Puede seguir adelante. Avise a su terapeuta si algo cambia.' },
    nextStep: { en: 'Your therapist will make a plan with you.', es: 'Su terapeuta hará un plan con usted.' },
  },
  proceed_with_caution: {
    headline: { en: 'You can go ahead, with some limits', es: 'Puede seguir adelante, con algunos límites' },
    message: {
      en: 'You can go ahead with some limits to keep you safe. Your therapist will explain them.',
      es: 'Puede seguir adelante, con algunos límites para cuidarle. Su terapeuta se los explicará.',
    },
    nextStep: { en: 'Your therapist will make a plan with you and keep to these limits.', es: 'Su terapeuta hará un plan con usted y respetará estos límites.' },
  },
  therapist_review: {
    headline: { en: 'Your therapist needs to ask you more', es: 'Su terapeuta necesita hacerle más preguntas' },
    message: { en: 'Your therapist needs to ask you more before a plan is made.', es: 'Su terapeuta necesita hacerle más preguntas antes de hacer un plan.' },
    nextStep: { en: 'Your therapist will contact you before your visit.', es: 'Su terapeuta se comunicará con usted antes de su visita.' },
  },
  refer_before_massage: {
    headline: { en: 'Please see a doctor before your massage', es: 'Vea a un médico antes de su masaje' },
    message: { en: 'Please see a doctor before your massage. We will hold your place.', es: 'Vea a un médico antes de su masaje. Le guardamos su lugar.' },
    nextStep: {
      en: 'Ask the doctor for a written note that says massage is safe for you, and send it to us.',
      es: 'Pida al médico una nota escrita que diga que el masaje es seguro para usted, y envíenosla.',
    },
  },
  urgent_same_day: {
    headline: { en: 'Please see or call a doctor today', es: 'Vea o llame a un médico hoy' },
    message: {
      en: 'Please see or call a doctor today. Do not have massage today. If you feel worse, call the emergency number.',
      es: 'Vea o llame a un médico hoy. No reciba masaje hoy. Si se siente peor, llame al número de emergencias.',
    },
    nextStep: { en: 'Tell us what the doctor said. We will not give a massage before that.', es: 'Cuéntenos qué dijo el médico. No daremos un masaje antes de eso.' },
  },
  emergency_now: {
    headline: { en: 'Get emergency help now', es: 'Busque ayuda de emergencia ahora' },
    message: {
      en: 'Please call the emergency number now or go to the emergency room. Do not drive yourself.',
      es: 'Llame ahora al número de emergencias o vaya a la sala de emergencias. No maneje usted.',
    },
    nextStep: {
      en: 'Get help first. Let us know when you are safe. We will not give a massage before that.',
      es: 'Primero busque ayuda. Avísenos cuando esté a salvo. No daremos un masaje antes de eso.',
    },
  },
};

const safetyNet: readonly LocalizedText[] = [
  { en: 'You cannot pee, or you lose control of your bladder or bowel', es: 'No puede orinar, o pierde el control al orinar o al evacuar' },
  { en: 'Numbness between your legs, around your genitals or where you wipe', es: 'Pérdida de sensibilidad entre las piernas, alrededor de los genitales o donde se limpia' },
  { en: 'New weakness, pain or numbness in both legs', es: 'Debilidad, dolor o pérdida de sensibilidad en las dos piernas, si antes no lo tenía' },
  { en: 'A face that droops, an arm that drops, or speech that is hard to understand', es: 'Un lado de la cara caído, un brazo que se cae, o el habla no se entiende bien' },
  { en: 'A sudden, very strong headache', es: 'Un dolor de cabeza repentino y muy fuerte' },
  { en: 'Chest pain or pressure', es: 'Dolor o presión en el pecho' },
  { en: 'It is hard to breathe', es: 'Dificultad para respirar' },
  { en: 'One calf that is swollen, warm or sore', es: 'Una pantorrilla hinchada, caliente o adolorida' },
  { en: 'Fever together with back pain', es: 'Fiebre junto con dolor de espalda' },
];

const openQuestions = {
  reason: { en: 'Some questions are still open.', es: 'Quedan algunas preguntas sin responder.' },
  action: { en: 'Your therapist will ask you about them before your visit.', es: 'Su terapeuta se las hará antes de su visita.' },
};

/** Every text of the answer to a client that comes from no rule. */
export const CLIENT_TEXTS = { levels, safetyNet, openQuestions } as const;
