import { TemplateCase } from './template-case';

export function generateCases(_count: number, _seed: number): readonly TemplateCase[] {
  return [];
}
