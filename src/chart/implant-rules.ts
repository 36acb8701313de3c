/**
 * Which devices of a record are implants (decision 016). FHIR has one resource for a pacemaker and for a wheelchair,
 * and both come with a unique device identifier under US Core's profile for implants, so neither says enough alone. A
 * device that is no implant is not hidden: it stands apart. Pure.
 */
import { codings, conceptText, fields, items, text } from './fhir-values.ts';
import type { Fields } from './fhir-values.ts';

export type DeviceKind = 'implant' | 'other';

const implanted = /implant|prosthes[ie]s|prosthetic|pacemaker|pacing|defibrillator|stent|graft|valve|intraocular|intrauterine|intravascular|shunt|stimulator|cochlear|femoral|acetabular|arthroplasty|replacement|tissue expander|vena cava|aneurysm|\b(lead|coil|clip|mesh|screw|plate|rod|nail|anchor|port|marker|iud)\b/i;
/** What is worn, carried, sat on or stands beside the bed. */
const equipment = /chair|walker|walking|crutch|\bcane\b|\bbed\b|mattress|nebuli[sz]er|humidifier|meter\b|monitor|continuous positive airway|\bcpap\b|oxygen|concentrator|ventilator|inhaler|analy[sz]er|scanner|hearing aid|glasses|spectacles|contact lens|brace\b|splint|orthosis|\bcuff\b|commode|hoist|syringe|needle|test strip|lancet|dressing|bandage|thermometer|\bscale\b|wearable|smartwatch|external|software/i;

/** `placed`: a procedure of the record names the device as the one that was put in. */
export function deviceKind(device: Fields, placed: boolean): DeviceKind {
  if (placed) return 'implant';
  const says = wordsOf(device);
  if (says.some((words) => implanted.test(words) && !/external/i.test(words))) return 'implant';
  if (says.some((words) => equipment.test(words))) return 'other';
  return items(device.udiCarrier).some((one) => text(one.deviceIdentifier) ?? text(one.carrierHRF)) ? 'implant' : 'other';
}

function wordsOf(device: Fields): string[] {
  const type = fields(device.type);
  const all = [conceptText(type), ...codings(type).map(({ display }) => display), ...items(device.deviceName).map(({ name }) => text(name))];
  return all.filter((one) => one !== undefined);
}
