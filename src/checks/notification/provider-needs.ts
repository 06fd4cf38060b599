/** What a Provider needs to be able to send anything: read from internal/notifier of notification-controller, one file a type. */

/** Nothing is sent without an address; the others have one of their own, or a default. */
export const WITHOUT_ADDRESS: readonly string[] = ['telegram', 'otel'];

/** The address is the URL of a web service: `url.ParseRequestURI`. */
export const WEB_TYPES: readonly string[] = [
  'generic', 'generic-hmac', 'slack', 'discord', 'rocket', 'msteams', 'googlechat', 'webex', 'matrix', 'lark', 'opsgenie', 'alertmanager', 'grafana', 'pagerduty',
];

/** What `channel` is for the types that send nothing without one. */
export const CHANNEL_MEANING: ReadonlyMap<string, string> = new Map(Object.entries({
  telegram: 'the chat', googlepubsub: 'the topic', nats: 'the subject', matrix: 'the room', webex: 'the room', pagerduty: 'the routing key', zulip: 'channel and topic',
}));

/** Keys of which a Secret needs all of one group; the first group is named in messages. */
export const SECRET_KEYS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(Object.entries({
  'generic-hmac': [['token']],
  'github': [['token'], ['githubAppID']],
  'githubdispatch': [['token'], ['githubAppID']],
  'githubpullrequestcomment': [['token'], ['githubAppID']],
  'gitlab': [['token'], ['password']],
  'gitlabmergerequestcomment': [['token'], ['password']],
  'gitea': [['token']],
  'giteapullrequestcomment': [['token']],
  'bitbucket': [['token']],
  'bitbucketserver': [['token'], ['username', 'password']],
  'opsgenie': [['token']],
  'telegram': [['token']],
  'datadog': [['token']],
}));

/** The parts of the path of a repository. */
export const REPOSITORY_PARTS: ReadonlyMap<string, number> = new Map(Object.entries({
  github: 2, githubdispatch: 2, githubpullrequestcomment: 2, gitea: 2, giteapullrequestcomment: 2, bitbucket: 2, azuredevops: 4,
}));
