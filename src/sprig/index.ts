import { FuncMap } from '../gotemplate';
export const ARGOCD_FUNCS: FuncMap = new Map();
