/**
 * The steps of signing up and their order (E3, A-008). Pure: says which step comes next and which may be opened. Nobody
 * gets to a step whose steps before are not answered; going back is always possible.
 */
import type { Acceptance } from './accounts.ts';

export const enrolmentSteps = ['username', 'question', 'email', 'terms', 'check'] as const;
export type EnrolmentStep = (typeof enrolmentSteps)[number];

/** What has been given so far. Nothing in here can be read back as a password or an answer. */
export interface EnrolmentAnswers {
  readonly username?: string;
  readonly passwordHash?: string;
  /** Keyed hash and length of the folded password, to keep it out of the answer; gone when the sign-up ends. */
  readonly passwordMark?: string;
  readonly passwordLength?: number;
  /** Which question of the list, and its text as it was shown. */
  readonly questionKey?: string;
  readonly question?: string;
  readonly answerHash?: string;
  readonly email?: string;
  readonly accepted?: Omit<Acceptance, 'at'> & { readonly at: string };
}

const answered: Record<EnrolmentStep, (answers: EnrolmentAnswers) => boolean> = {
  username: (answers) => answers.username !== undefined && answers.passwordHash !== undefined,
  question: (answers) => answers.question !== undefined && answers.answerHash !== undefined,
  email: (answers) => answers.email !== undefined,
  terms: (answers) => answers.accepted !== undefined,
  check: () => false,
};

/** The first step that is not answered; `check` when all are. */
export const nextStep = (answers: EnrolmentAnswers): EnrolmentStep => enrolmentSteps.find((step) => !answered[step](answers))!;

/** Undefined when the step may be opened, else the one to go to instead. */
export function insteadOf(step: EnrolmentStep, answers: EnrolmentAnswers): EnrolmentStep | undefined {
  const next = nextStep(answers);
  return enrolmentSteps.indexOf(step) > enrolmentSteps.indexOf(next) ? next : undefined;
}

/** The step before, for the way back; undefined on the first. */
export const stepBefore = (step: EnrolmentStep): EnrolmentStep | undefined => enrolmentSteps[enrolmentSteps.indexOf(step) - 1];

export const isEnrolmentStep = (text: string): text is EnrolmentStep => enrolmentSteps.includes(text as EnrolmentStep);
