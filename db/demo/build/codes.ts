/**
 * Coded words. Each function takes a code of one terminology, its own display and, where people say it
 * differently, the words of the clinic.
 */
import type { CodeableConcept } from '@medplum/fhirtypes';

export const systems = {
  snomed: 'http://snomed.info/sct',
  loinc: 'http://loinc.org',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  cvx: 'http://hl7.org/fhir/sid/cvx',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  ucum: 'http://unitsofmeasure.org',
} as const;

export function coded(system: string, code: string, display: string, text = display): CodeableConcept {
  return { coding: [{ system, code, display }], text };
}

export const snomed = (code: string, display: string, text?: string) =>
  coded(systems.snomed, code, display, text);
export const loinc = (code: string, display: string, text?: string) =>
  coded(systems.loinc, code, display, text);
export const rxnorm = (code: string, display: string, text?: string) =>
  coded(systems.rxnorm, code, display, text);
export const cvx = (code: string, display: string, text?: string) => coded(systems.cvx, code, display, text);

/** A code of one of HL7's own code systems, by the last part of its address. */
export function hl7(system: string, code: string, display: string): CodeableConcept {
  return coded(`http://terminology.hl7.org/CodeSystem/${system}`, code, display);
}
