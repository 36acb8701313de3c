/**
 * Tests of urine, and tests for infections, blood groups and poisons: most of them answer in words.
 */
import { measure, serum, words } from './analyte.ts';
import type { Analyte } from './analyte.ts';

const strip = 'in Urine by Test strip';

export const otherTests = {
  // Urine
  urineColor: words('5778-6', 'Color of Urine', 'Color'),
  urineAppearance: words('5767-9', 'Appearance of Urine', 'Appearance', 'Clear'),
  urineGravity: measure(
    '5811-5',
    'Specific gravity of Urine by Test strip',
    'Specific gravity',
    '',
    [1.005, 1.03],
    '{ratio}',
  ),
  urinePh: measure('5803-2', 'pH of Urine by Test strip', 'pH', '', [5, 8], '[pH]'),
  urineProtein: words('20454-5', `Protein [Presence] ${strip}`, 'Protein', 'Negative'),
  urineGlucose: words('25428-4', `Glucose [Presence] ${strip}`, 'Glucose', 'Negative'),
  urineKetones: words('2514-8', `Ketones [Presence] ${strip}`, 'Ketones', 'Negative'),
  urineBlood: words('5794-3', `Hemoglobin [Presence] ${strip}`, 'Blood', 'Negative'),
  urineNitrite: words('5802-4', `Nitrite [Presence] ${strip}`, 'Nitrite', 'Negative'),
  urineEsterase: words('5799-2', `Leukocyte esterase [Presence] ${strip}`, 'Leukocyte esterase', 'Negative'),
  urineAlbumin: measure('14957-5', 'Microalbumin [Mass/volume] in Urine', 'Albumin, urine', 'mg/L', [
    undefined,
    20,
  ]),
  urineCreatinine: measure('2161-8', 'Creatinine [Mass/volume] in Urine', 'Creatinine, urine', 'mg/dL'),
  urineAlbuminRatio: measure(
    '9318-7',
    'Albumin/Creatinine [Mass Ratio] in Urine',
    'Albumin to creatinine ratio',
    'mg/g creat',
    [undefined, 29],
    'mg/g{creat}',
  ),

  // Infections and screening
  hepatitisB: words(
    '5196-1',
    `Hepatitis B virus surface Ag [Presence] ${serum} by Immunoassay`,
    'Hepatitis B surface antigen',
    'Nonreactive',
  ),
  hepatitisC: words(
    '13955-0',
    `Hepatitis C virus Ab [Presence] ${serum} by Immunoassay`,
    'Hepatitis C antibody',
    'Nonreactive',
  ),
  syphilis: words('20507-0', 'Reagin Ab [Presence] in Serum by RPR', 'Syphilis screen (RPR)', 'Nonreactive'),
  rubella: words('25514-1', 'Rubella virus IgG Ab [Presence] in Serum', 'Rubella immunity', 'Immune'),
  bloodGroup: words('882-1', 'ABO and Rh group [Type] in Blood', 'Blood group'),
  antibodyScreen: words(
    '890-4',
    `Blood group antibody screen [Presence] ${serum}`,
    'Antibody screen',
    'Negative',
  ),
  stoolBlood: words(
    '29771-3',
    'Hemoglobin.gastrointestinal.lower [Presence] in Stool by Immunoassay',
    'Blood in stool (FIT)',
    'Negative',
  ),
  strepRapid: words(
    '78012-2',
    'Streptococcus pyogenes Ag [Presence] in Throat by Rapid immunoassay',
    'Rapid strep test',
    'Negative',
  ),
  lead: measure('77307-7', 'Lead [Mass/volume] in Venous blood', 'Lead', 'ug/dL', [undefined, 3.4]),
} as const satisfies Record<string, Analyte>;
