/** What the expansion or the schema finds once more, with less to say, where a check has found it already. */
export const COVERED_BY: Readonly<Record<string, readonly string[]>> = {
  EXP101: ['ARG557', 'ARG558', 'ARG559', 'ARG502', 'ARG503', 'ARG504', 'ARG508', 'ARG510', 'SCH103', 'SCH106'],
  EXP102: ['ARG518', 'ARG530'],
  EXP103: ['ARG514'],
  EXP104: ['ARG506', 'ARG513'],
  EXP106: ['SCH105'],
  EXP108: ['ARG531'],
  EXP110: ['ARG525', 'ARG526', 'ARG534', 'ARG535'],
  EXP111: ['ARG500', 'SCH103', 'SCH106'],
  SCH131: ['ARG435', 'ARG519'],
  TPL101: ['ARG520', 'ARG521', 'ARG522', 'ARG524'],
  TPL102: ['ARG526', 'ARG527'],
  TPL104: ['ARG523'],
  TPL105: ['ARG516'],
};
