/** What `format` asserts in drafts 4 to 7: format.go of santhosh-tekuri/jsonschema v6, the validator of Helm. */
import { isIPv6 } from 'node:net';
import { isGoUrl, isGoUrlReference } from './go-url';

const LABEL = /^(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const SEMVER_PRE = /^(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** By the names that the validator knows; another name asserts nothing. */
export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  'json-pointer': isJsonPointer,
  'relative-json-pointer': (text) => {
    const [, , rest] = /^(0|[1-9]\d*)([^0-9].*)?$/s.exec(text) ?? [];
    return /^(?:0|[1-9]\d*)(?![0-9])/.test(text) && (rest === undefined || rest === '#' || isJsonPointer(rest));
  },
  'uuid': (text) => UUID.test(text),
  'duration': isDuration,
  'period': isPeriod,
  'ipv4': isIpv4,
  'ipv6': (text) => isIPv6(text) && !text.includes('%'),
  'hostname': isHostname,
  'email': isEmail,
  'date': isDate,
  'time': isTime,
  'date-time': isDateTime,
  'uri': isGoUrl,
  'iri': isGoUrl,
  'uri-reference': isGoUrlReference,
  'iri-reference': isGoUrlReference,
  'semver': isSemver,
};

function isJsonPointer(text: string): boolean {
  return text === '' || (text.startsWith('/') && !/~(?![01])/.test(text));
}

function isDuration(text: string): boolean {
  if (/^P\d+W$/.test(text)) {
    return true;
  }
  const [, date, time] = /^P([^T]*)(T[^T]*)?$/.exec(text) ?? [];
  return date !== undefined && text !== 'P' && /^(?:\d+Y)?(?:\d+M)?(?:\d+D)?$/.test(date)
    && (time === undefined || /^T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?$/.test(time));
}

function isPeriod(text: string): boolean {
  const slash = text.indexOf('/');
  const [start, end] = [text.slice(0, slash), text.slice(slash + 1)];
  if (slash < 0) {
    return false;
  }
  return start.startsWith('P') ? isDuration(start) && isDateTime(end) : isDateTime(start) && (end.startsWith('P') ? isDuration(end) : isDateTime(end));
}

function isIpv4(text: string): boolean {
  const groups = text.split('.');
  // strconv.Atoi takes a sign, and -0 is not below 0.
  return groups.length === 4 && groups.every((group) => /^(?:0|[1-9]\d*|[+-]\d+)$/.test(group) && Number(group) >= 0 && Number(group) <= 255);
}

function isHostname(text: string): boolean {
  const name = text.replace(/\.$/, '');
  return Buffer.byteLength(name) <= 253 && name.split('.').every((label) => LABEL.test(label));
}

function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)];
  if (at < 0 || Buffer.byteLength(text) > 254 || Buffer.byteLength(local) > 64) {
    return false;
  }
  const isQuoted = local.length > 1 && local.startsWith('"') && local.endsWith('"');
  const isFine = isQuoted ? !/[\\"]/.test(local.slice(1, -1)) : !/^\.|\.$|\.\./.test(local) && /^[A-Za-z0-9.!#$%&'*+\-/=?^_`{|}~]*$/.test(local);
  if (!isFine || !(domain.startsWith('[') && domain.endsWith(']'))) {
    return isFine && isHostname(domain);
  }
  const address = domain.slice(1, -1);
  return address.startsWith('IPv6:') ? isIPv6(address.slice(5)) && !address.includes('%') : isIpv4(address);
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month < 1 || month > 12) {
    return false;
  }
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= DAYS[month - 1] + (month === 2 && isLeap ? 1 : 0);
}

function isTime(text: string): boolean {
  const [, hour, minute, second, , sign, zoneHour, zoneMinute] = /^(\d\d):(\d\d):(\d\d)(\.\d+)?(?:[zZ]|([+-])(\d\d):(\d\d))$/.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) {
    return false;
  }
  if (sign !== undefined && (Number(zoneHour) > 23 || Number(zoneMinute) > 59)) {
    return false;
  }
  const offset = sign === undefined ? 0 : (sign === '+' ? -1 : 1) * (Number(zoneHour) * 60 + Number(zoneMinute));
  const utc = Number(hour) * 60 + Number(minute) + offset;
  // A leap second is the last one of a day in UTC.
  return Number(second) < 60 || (utc < 0 ? utc + 24 * 60 : utc) === 23 * 60 + 59;
}

function isDateTime(text: string): boolean {
  return text.length >= 20 && /^[tT]$/.test(text[10]) && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

function isSemver(text: string): boolean {
  const [, core, pre, build] = /^([^+-]*)(?:-([^+]*))?(?:\+(.*))?$/s.exec(text) ?? [];
  return core !== undefined && /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/.test(core)
    && (pre === undefined || SEMVER_PRE.test(pre)) && (build === undefined || /^[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*$/.test(build));
}
