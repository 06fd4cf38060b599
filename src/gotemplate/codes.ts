import { CodeTable } from '../diagnostics';

/** What can go wrong with a Go template; the Go package says it in its own words in the message. */
export const TEMPLATE_CODES: CodeTable = {
  TPL101: {
    title: 'template cannot be parsed',
    why: 'Argo CD refuses the ApplicationSet as long as one of its templates has a syntax error, and generates nothing.',
  },
  TPL102: {
    title: 'template fails for these parameters',
    why: 'Argo CD generates no Application for the parameter set, and reports the whole ApplicationSet as failed.',
  },
  TPL103: {
    title: 'template exceeds a limit',
    why: 'The controller has no such limit: it would run until it is out of time or memory, and take other ApplicationSets down with it.',
  },
  TPL104: {
    title: 'template differs on every run',
    why: 'The controller renders the template at each reconciliation, so the Application would change for ever and never be in sync.',
  },
  TPL105: {
    title: 'unknown template option',
    why: 'Go panics on an option that it does not know, and the ApplicationSet generates nothing.',
  },
};
