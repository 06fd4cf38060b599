import { TemplateCase } from './template-case';

export const SPRIG_CASES: readonly TemplateCase[] = [];
