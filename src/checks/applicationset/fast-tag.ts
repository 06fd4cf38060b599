import { isGitOpsError } from '../../diagnostics';
import { fastTags } from '../../fasttemplate';

/** What only Go would read as a template: a field, a call, a word of the language. */
export function isGoTag(tag: string): boolean {
  return /^[.$]|^-\s|\s-$|[|"`]|^(?:if|range|with|else|end|define|template|block)\b/.test(tag) || /^[a-z]\w*\s+[.$(]/.test(tag);
}

/** The placeholders of a text; none where one has no end, which the expansion reports. */
export function fastTagsOf(text: string): readonly string[] {
  try {
    return fastTags(text);
  } catch (error) {
    if (isGitOpsError(error)) {
      return [];
    }
    throw error;
  }
}
