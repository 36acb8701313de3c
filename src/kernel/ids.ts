/**
 * What an id looks like. Whatever comes from an address, a form or a record is asked here before it becomes a parameter
 * of a statement: the database answers a text that is no id with an error, and a visitor must get "not found".
 */

/** A UUID as the database writes it: lower case, with its dashes. */
export const isId = (text: string | null | undefined): text is string => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text ?? '');
