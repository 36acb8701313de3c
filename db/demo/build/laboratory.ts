/**
 * Everything the laboratory of the demo clinic can measure, and the panels in which it is ordered.
 */
import { bloodTests } from './blood-tests.ts';
import { otherTests } from './other-tests.ts';

export type { Analyte } from './analyte.ts';

export const analytes = { ...bloodTests, ...otherTests };

export type AnalyteKey = keyof typeof analytes;

export interface Panel {
  readonly code: string;
  readonly display: string;
  readonly text: string;
}

const panel = (code: string, display: string, text: string): Panel => ({ code, display, text });

export const panels = {
  bloodCount: panel('58410-2', 'CBC panel - Blood by Automated count', 'Complete blood count (CBC)'),
  bloodCountDifferential: panel(
    '57021-8',
    'CBC W Auto Differential panel - Blood',
    'Complete blood count with differential',
  ),
  basicMetabolic: panel('24321-2', `Basic metabolic 2000 panel - Serum or Plasma`, 'Basic metabolic panel'),
  metabolic: panel(
    '24323-8',
    'Comprehensive metabolic 2000 panel - Serum or Plasma',
    'Comprehensive metabolic panel',
  ),
  kidney: panel('24362-6', 'Renal function 2000 panel - Serum or Plasma', 'Kidney function panel'),
  liver: panel('24325-3', 'Hepatic function 2000 panel - Serum or Plasma', 'Liver function panel'),
  lipids: panel('24331-1', 'Lipid 1996 panel - Serum or Plasma', 'Cholesterol (lipid panel)'),
  iron: panel('50190-8', 'Iron and Iron binding capacity panel - Serum or Plasma', 'Iron studies'),
  urinalysis: panel('24356-8', 'Urinalysis complete panel - Urine', 'Urinalysis'),
  albuminuria: panel('34535-5', 'Microalbumin/Creatinine panel - Urine', 'Urine albumin and creatinine'),
  prenatal: panel('24364-2', 'Obstetric 1996 panel - Serum and Blood', 'Prenatal blood tests'),
} as const satisfies Record<string, Panel>;
