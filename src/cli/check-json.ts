import { ruleFacts } from '../checks';
import { CheckReport } from './check-report';

/** Findings for programs. The shape is `docs/guides/checks.md`'s, and `version` changes with it. */
export function renderJson({ rows, content, target }: CheckReport): string {
  const errors = rows.filter(({ severity }) => severity === 'error').length;
  const report = {
    version: 1,
    target,
    summary: { files: content.fileCount, objects: content.objects.length, errors, warnings: rows.length - errors },
    findings: rows.map(({ code, severity, message, fix, file, line, column, object, field }) => (
      { code, severity, title: ruleFacts(code).title, message, fix, file, line, column, object, field })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
