/** Lets a parameter's decorator write into the API description of its method. */
export const documentOn = (target: object, key: string | symbol | undefined, document: MethodDecorator): void => {
  if (key === undefined) return;
  const descriptor = Object.getOwnPropertyDescriptor(target, key);
  if (descriptor) document(target, key, descriptor);
};
