/**
 * Form definitions, modelled on FHIR R4 Questionnaire (https://hl7.org/fhir/R4/questionnaire.html):
 * `linkId`, `text`, `type`, `answerOption`, `enableWhen`, `enableBehavior`, `required`, `repeats`, `maxLength`
 * keep their FHIR meaning. What FHIR leaves to extensions (help text, unknown policy, sensitivity) is a named field here.
 * Pure data: the browser imports this module too.
 */
import type { Answer, NonAnswer } from './answers';

export type { NonAnswer };

export type Locale = 'en' | 'es';

/** A text per language; `en` is always there and is what is shown where a translation is missing. */
export type LocalizedText = Readonly<{ en: string; es?: string }>;

export type ItemType =
  | 'boolean'
  | 'integer'
  | 'decimal'
  | 'string'
  | 'text'
  | 'date'
  /** One of `answerOption`; several of them where `repeats`. */
  | 'choice'
  /** A list of pain marks: region + side + character + 0-10. */
  | 'pain-map'
  | 'display';

export type AnswerOption = Readonly<{
  code: string;
  text: LocalizedText;
  /** Picked together with nothing else ("none of these"). */
  exclusive?: boolean;
}>;

/** What a pain mark may say; regions and characters are codes of the techniques catalogue. */
export type PainMarkOptions = Readonly<{
  regions: readonly AnswerOption[];
  sides: readonly AnswerOption[];
  characters: readonly AnswerOption[];
}>;

export type EnableOperator = 'exists' | '=' | '!=' | '>' | '<' | '>=' | '<=';

/** One condition. A repeating question meets '=' when any of its answers equals the value. */
export type EnableWhen = Readonly<{
  question: string;
  operator: EnableOperator;
  answer: string | number | boolean;
}>;

/** What a missing answer means to screening: it holds, a therapist asks about it, or it is left out. */
export type UnknownPolicy = 'hold' | 'therapist_asks' | 'ignore';

export type FormItem = Readonly<{
  linkId: string;
  type: ItemType;
  text: LocalizedText;
  help?: LocalizedText;
  repeats?: boolean;
  /** Must be faced before submit: a value, or one of `allow` other than skipped. */
  required: boolean;
  /** Read by screening (its id stands in rules), not only by the plan. */
  screened: boolean;
  sensitive: boolean;
  allow: readonly NonAnswer[];
  unknownPolicy: UnknownPolicy;
  ask: 'first_visit' | 'monthly' | 'each_visit';
  answerOption?: readonly AnswerOption[];
  /** Of a pain map. */
  marks?: PainMarkOptions;
  enableWhen?: readonly EnableWhen[];
  enableBehavior?: 'all' | 'any';
  /** Of a short check only: asked where one of these holds as well; with none, the question rests. */
  reopenedBy?: readonly EnableWhen[];
  /** Of a short check only: the answer that stands while the question rests, where another question looks at it. */
  standing?: Answer;
  unit?: LocalizedText;
  /** Answered by the second check already: by the date of birth that was typed there. */
  initialExpression?: 'age';
  /** Of a scale: what its lowest and highest number mean. */
  ends?: Readonly<{ low: LocalizedText; high: LocalizedText }>;
  minValue?: number;
  maxValue?: number;
  maxLength?: number;
}>;

export type FormGroup = Readonly<{
  linkId: string;
  title: LocalizedText;
  /** Asked at follow-up visits only; absent: at every intake. */
  when?: 'follow_up';
  items: readonly FormItem[];
}>;

export type FormDefinition = Readonly<{
  id: string;
  version: number;
  title: LocalizedText;
  groups: readonly FormGroup[];
}>;
