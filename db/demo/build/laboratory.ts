/**
 * What the laboratory of the demo clinic measures: each test with its LOINC code, unit (UCUM), reference range and
 * the name people use. Ranges are those of an ordinary adult laboratory; a test without one stays without.
 */

type Range = readonly [low: number | undefined, high: number | undefined];

export interface Analyte {
  readonly code: string;
  readonly display: string;
  readonly text: string;
  readonly unit?: string;
  /** UCUM, where it is not what is printed. */
  readonly ucum?: string;
  readonly range?: Range;
  readonly female?: Range;
  readonly male?: Range;
  /** For results in words: what the laboratory expects. Anything else is flagged. */
  readonly expected?: readonly string[];
}

type Ranges = Range | { readonly female: Range; readonly male: Range };

function measure(code: string, display: string, text: string, unit: string, ranges?: Ranges, ucum?: string): Analyte {
  const range = ranges === undefined ? {} : 'female' in ranges ? ranges : { range: ranges };
  return { code, display, text, unit, ...(ucum ? { ucum } : {}), ...range };
}

function words(code: string, display: string, text: string, ...expected: string[]): Analyte {
  return { code, display, text, ...(expected.length > 0 ? { expected } : {}) };
}

const serum = 'in Serum or Plasma';
const strip = 'in Urine by Test strip';

export const analytes = {
  // Blood count
  wbc: measure('6690-2', 'Leukocytes [#/volume] in Blood by Automated count', 'White blood cells', '10*3/uL', [4.0, 11.0]),
  rbc: measure('789-8', 'Erythrocytes [#/volume] in Blood by Automated count', 'Red blood cells', '10*6/uL', { female: [3.9, 5.2], male: [4.4, 5.9] }),
  hemoglobin: measure('718-7', 'Hemoglobin [Mass/volume] in Blood', 'Hemoglobin', 'g/dL', { female: [12.0, 15.5], male: [13.5, 17.5] }),
  hematocrit: measure('4544-3', 'Hematocrit [Volume Fraction] of Blood by Automated count', 'Hematocrit', '%', { female: [36, 46], male: [41, 53] }),
  mcv: measure('787-2', 'MCV [Entitic volume] by Automated count', 'Mean corpuscular volume (MCV)', 'fL', [80, 100]),
  mch: measure('785-6', 'MCH [Entitic mass] by Automated count', 'Mean corpuscular hemoglobin (MCH)', 'pg', [27, 33]),
  mchc: measure('786-4', 'MCHC [Mass/volume] by Automated count', 'MCHC', 'g/dL', [32, 36]),
  rdw: measure('788-0', 'Erythrocyte distribution width [Ratio] by Automated count', 'Red cell distribution width (RDW)', '%', [11.5, 14.5]),
  platelets: measure('777-3', 'Platelets [#/volume] in Blood by Automated count', 'Platelets', '10*3/uL', [150, 400]),
  neutrophils: measure('751-8', 'Neutrophils [#/volume] in Blood by Automated count', 'Neutrophils', '10*3/uL', [1.8, 7.7]),
  lymphocytes: measure('731-0', 'Lymphocytes [#/volume] in Blood by Automated count', 'Lymphocytes', '10*3/uL', [1.0, 4.8]),
  monocytes: measure('742-7', 'Monocytes [#/volume] in Blood by Automated count', 'Monocytes', '10*3/uL', [0.1, 0.8]),
  eosinophils: measure('711-2', 'Eosinophils [#/volume] in Blood by Automated count', 'Eosinophils', '10*3/uL', [0, 0.5]),
  basophils: measure('704-7', 'Basophils [#/volume] in Blood by Automated count', 'Basophils', '10*3/uL', [0, 0.2]),

  // Chemistry
  glucose: measure('2345-7', `Glucose [Mass/volume] ${serum}`, 'Glucose', 'mg/dL', [70, 99]),
  bun: measure('3094-0', `Urea nitrogen [Mass/volume] ${serum}`, 'Urea nitrogen (BUN)', 'mg/dL', [7, 20]),
  creatinine: measure('2160-0', `Creatinine [Mass/volume] ${serum}`, 'Creatinine', 'mg/dL', { female: [0.5, 1.1], male: [0.7, 1.3] }),
  egfr: measure(
    '98979-8',
    'Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI 2021)',
    'Estimated kidney function (eGFR)',
    'mL/min/1.73 m²',
    [60, undefined],
    'mL/min/{1.73_m2}',
  ),
  sodium: measure('2951-2', `Sodium [Moles/volume] ${serum}`, 'Sodium', 'mmol/L', [135, 145]),
  potassium: measure('2823-3', `Potassium [Moles/volume] ${serum}`, 'Potassium', 'mmol/L', [3.5, 5.1]),
  chloride: measure('2075-0', `Chloride [Moles/volume] ${serum}`, 'Chloride', 'mmol/L', [98, 107]),
  bicarbonate: measure('2028-9', `Carbon dioxide, total [Moles/volume] ${serum}`, 'Carbon dioxide (bicarbonate)', 'mmol/L', [22, 29]),
  calcium: measure('17861-6', `Calcium [Mass/volume] ${serum}`, 'Calcium', 'mg/dL', [8.6, 10.3]),
  protein: measure('2885-2', `Protein [Mass/volume] ${serum}`, 'Total protein', 'g/dL', [6.0, 8.3]),
  albumin: measure('1751-7', `Albumin [Mass/volume] ${serum}`, 'Albumin', 'g/dL', [3.5, 5.0]),
  bilirubin: measure('1975-2', `Bilirubin.total [Mass/volume] ${serum}`, 'Total bilirubin', 'mg/dL', [0.2, 1.2]),
  alkalinePhosphatase: measure('6768-6', `Alkaline phosphatase [Enzymatic activity/volume] ${serum}`, 'Alkaline phosphatase', 'U/L', [40, 129]),
  ast: measure('1920-8', `Aspartate aminotransferase [Enzymatic activity/volume] ${serum}`, 'AST', 'U/L', [10, 40]),
  alt: measure('1742-6', `Alanine aminotransferase [Enzymatic activity/volume] ${serum}`, 'ALT', 'U/L', [7, 45]),
  magnesium: measure('19123-9', `Magnesium [Mass/volume] ${serum}`, 'Magnesium', 'mg/dL', [1.7, 2.4]),
  phosphate: measure('2777-1', `Phosphate [Mass/volume] ${serum}`, 'Phosphate', 'mg/dL', [2.5, 4.5]),
  uricAcid: measure('3084-1', `Urate [Mass/volume] ${serum}`, 'Uric acid', 'mg/dL', { female: [2.4, 6.0], male: [3.4, 7.0] }),
  parathyroidHormone: measure('2731-8', `Parathyrin.intact [Mass/volume] ${serum}`, 'Parathyroid hormone, intact', 'pg/mL', [15, 65]),

  // Fats and sugar
  cholesterol: measure('2093-3', `Cholesterol [Mass/volume] ${serum}`, 'Total cholesterol', 'mg/dL', [undefined, 199]),
  triglycerides: measure('2571-8', `Triglyceride [Mass/volume] ${serum}`, 'Triglycerides', 'mg/dL', [undefined, 149]),
  hdl: measure('2085-9', `Cholesterol in HDL [Mass/volume] ${serum}`, 'HDL cholesterol', 'mg/dL', { female: [50, undefined], male: [40, undefined] }),
  ldl: measure('13457-7', `Cholesterol in LDL [Mass/volume] ${serum} by calculation`, 'LDL cholesterol (calculated)', 'mg/dL', [undefined, 99]),
  cholesterolRatio: measure('9830-1', `Cholesterol.total/Cholesterol in HDL [Mass Ratio] ${serum}`, 'Total cholesterol to HDL ratio', '', [undefined, 4.9], '{ratio}'),
  a1c: measure('4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood', 'Hemoglobin A1c', '%', [4.0, 5.6]),
  averageGlucose: measure('27353-2', 'Glucose mean value [Mass/volume] in Blood Estimated from glycated hemoglobin', 'Estimated average glucose', 'mg/dL'),
  glucoseOneHour: measure('1504-0', `Glucose [Mass/volume] ${serum} --1 hour post 50 g glucose PO`, 'Glucose, one hour after 50 g glucose', 'mg/dL', [undefined, 139]),

  // Hormones, vitamins, iron, markers
  tsh: measure('3016-3', `Thyrotropin [Units/volume] ${serum}`, 'Thyroid-stimulating hormone (TSH)', 'mIU/L', [0.4, 4.5], 'm[IU]/L'),
  freeT4: measure('3024-7', `Thyroxine (T4) free [Mass/volume] ${serum}`, 'Free T4', 'ng/dL', [0.8, 1.8]),
  vitaminB12: measure('2132-9', `Cobalamin (Vitamin B12) [Mass/volume] ${serum}`, 'Vitamin B12', 'pg/mL', [232, 1245]),
  vitaminD: measure('1989-3', `25-hydroxyvitamin D3 [Mass/volume] ${serum}`, 'Vitamin D, 25-hydroxy', 'ng/mL', [30, 100]),
  ferritin: measure('2276-4', `Ferritin [Mass/volume] ${serum}`, 'Ferritin', 'ng/mL', { female: [15, 150], male: [30, 400] }),
  iron: measure('2498-4', `Iron [Mass/volume] ${serum}`, 'Iron', 'ug/dL', { female: [37, 170], male: [65, 175] }),
  ironBinding: measure('2500-7', `Iron binding capacity [Mass/volume] ${serum}`, 'Total iron-binding capacity', 'ug/dL', [250, 450]),
  ironSaturation: measure('2502-3', `Iron saturation [Mass Fraction] ${serum}`, 'Iron saturation', '%', [15, 50]),
  cReactiveProtein: measure('1988-5', `C reactive protein [Mass/volume] ${serum}`, 'C-reactive protein', 'mg/L', [undefined, 5]),
  sedimentation: measure('4537-7', 'Erythrocyte sedimentation rate by Westergren method', 'Sedimentation rate', 'mm/h', { female: [0, 30], male: [0, 20] }),
  ana: { code: '5048-4', display: 'Nuclear Ab [Titer] in Serum by Immunofluorescence', text: 'Antinuclear antibody (ANA) titer' } as Analyte,
  rheumatoidFactor: measure('11572-5', `Rheumatoid factor [Units/volume] ${serum}`, 'Rheumatoid factor', 'IU/mL', [undefined, 13], '[IU]/mL'),
  ca153: measure('6875-9', `Cancer Ag 15-3 [Units/volume] ${serum}`, 'CA 15-3', 'U/mL', [undefined, 30]),
  psa: measure('2857-1', `Prostate specific Ag [Mass/volume] ${serum}`, 'Prostate-specific antigen (PSA)', 'ng/mL', [undefined, 4.0]),
  ntProBnp: measure('33762-6', `Natriuretic peptide.B prohormone N-Terminal [Mass/volume] ${serum}`, 'NT-proBNP', 'pg/mL', [undefined, 450]),
  inr: measure('6301-6', 'INR in Platelet poor plasma by Coagulation assay', 'INR', '', undefined, '{INR}'),
  tacrolimus: measure('11253-2', 'Tacrolimus [Mass/volume] in Blood', 'Tacrolimus level', 'ng/mL', [5, 15]),

  // Urine
  urineColor: words('5778-6', 'Color of Urine', 'Color'),
  urineAppearance: words('5767-9', 'Appearance of Urine', 'Appearance', 'Clear'),
  urineGravity: measure('5811-5', 'Specific gravity of Urine by Test strip', 'Specific gravity', '', [1.005, 1.03], '{ratio}'),
  urinePh: measure('5803-2', 'pH of Urine by Test strip', 'pH', '', [5, 8], '[pH]'),
  urineProtein: words('20454-5', `Protein [Presence] ${strip}`, 'Protein', 'Negative'),
  urineGlucose: words('25428-4', `Glucose [Presence] ${strip}`, 'Glucose', 'Negative'),
  urineKetones: words('2514-8', `Ketones [Presence] ${strip}`, 'Ketones', 'Negative'),
  urineBlood: words('5794-3', `Hemoglobin [Presence] ${strip}`, 'Blood', 'Negative'),
  urineNitrite: words('5802-4', `Nitrite [Presence] ${strip}`, 'Nitrite', 'Negative'),
  urineEsterase: words('5799-2', `Leukocyte esterase [Presence] ${strip}`, 'Leukocyte esterase', 'Negative'),
  urineAlbumin: measure('14957-5', 'Microalbumin [Mass/volume] in Urine', 'Albumin, urine', 'mg/L', [undefined, 20]),
  urineCreatinine: measure('2161-8', 'Creatinine [Mass/volume] in Urine', 'Creatinine, urine', 'mg/dL'),
  urineAlbuminRatio: measure('9318-7', 'Albumin/Creatinine [Mass Ratio] in Urine', 'Albumin to creatinine ratio', 'mg/g creat', [undefined, 29], 'mg/g{creat}'),

  // Infections and screening
  hepatitisB: words('5196-1', `Hepatitis B virus surface Ag [Presence] ${serum} by Immunoassay`, 'Hepatitis B surface antigen', 'Nonreactive'),
  hepatitisC: words('13955-0', `Hepatitis C virus Ab [Presence] ${serum} by Immunoassay`, 'Hepatitis C antibody', 'Nonreactive'),
  syphilis: words('20507-0', 'Reagin Ab [Presence] in Serum by RPR', 'Syphilis screen (RPR)', 'Nonreactive'),
  rubella: words('25514-1', 'Rubella virus IgG Ab [Presence] in Serum', 'Rubella immunity', 'Immune'),
  bloodGroup: words('882-1', 'ABO and Rh group [Type] in Blood', 'Blood group'),
  antibodyScreen: words('890-4', `Blood group antibody screen [Presence] ${serum}`, 'Antibody screen', 'Negative'),
  stoolBlood: words('29771-3', 'Hemoglobin.gastrointestinal.lower [Presence] in Stool by Immunoassay', 'Blood in stool (FIT)', 'Negative'),
  strepRapid: words('78012-2', 'Streptococcus pyogenes Ag [Presence] in Throat by Rapid immunoassay', 'Rapid strep test', 'Negative'),
  lead: measure('77307-7', 'Lead [Mass/volume] in Venous blood', 'Lead', 'ug/dL', [undefined, 3.4]),
} as const satisfies Record<string, Analyte>;

export type AnalyteKey = keyof typeof analytes;

export interface Panel {
  readonly code: string;
  readonly display: string;
  readonly text: string;
}

const panel = (code: string, display: string, text: string): Panel => ({ code, display, text });

export const panels = {
  bloodCount: panel('58410-2', 'CBC panel - Blood by Automated count', 'Complete blood count (CBC)'),
  bloodCountDifferential: panel('57021-8', 'CBC W Auto Differential panel - Blood', 'Complete blood count with differential'),
  basicMetabolic: panel('24321-2', `Basic metabolic 2000 panel - Serum or Plasma`, 'Basic metabolic panel'),
  metabolic: panel('24323-8', 'Comprehensive metabolic 2000 panel - Serum or Plasma', 'Comprehensive metabolic panel'),
  kidney: panel('24362-6', 'Renal function 2000 panel - Serum or Plasma', 'Kidney function panel'),
  liver: panel('24325-3', 'Hepatic function 2000 panel - Serum or Plasma', 'Liver function panel'),
  lipids: panel('24331-1', 'Lipid 1996 panel - Serum or Plasma', 'Cholesterol (lipid panel)'),
  iron: panel('50190-8', 'Iron and Iron binding capacity panel - Serum or Plasma', 'Iron studies'),
  urinalysis: panel('24356-8', 'Urinalysis complete panel - Urine', 'Urinalysis'),
  albuminuria: panel('34535-5', 'Microalbumin/Creatinine panel - Urine', 'Urine albumin and creatinine'),
  prenatal: panel('24364-2', 'Obstetric 1996 panel - Serum and Blood', 'Prenatal blood tests'),
} as const satisfies Record<string, Panel>;
