/** Functions of sprig that Argo CD takes away (`init` of applicationset/utils/utils.go). */
export const FORBIDDEN: readonly string[] = ['env', 'expandenv', 'getHostByName'];
