/** A text with `{field}`s. Only fields that the template's author listed can be filled in. */
export type Template<Field extends string> = Readonly<{ subject: string; text: string; fields: readonly Field[] }>;

const CONTROL = /[\p{Cc}\p{Cs}]/gu;

/** Throws on a field that is not listed, in the text or among the values. Values lose line breaks: no header or line can be forged. */
export const fill = <Field extends string>(template: Template<Field>, values: Readonly<Record<Field, string>>): Readonly<{ subject: string; text: string }> => {
  const put = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (!(template.fields as readonly string[]).includes(name)) throw new Error(`a template names the field ${name}, which it does not list`);
      return values[name as Field].replace(CONTROL, ' ').trim();
    });
  return { subject: put(template.subject), text: put(template.text) };
};
