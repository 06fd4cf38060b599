import { call } from './call';

test.each<[string, string, unknown?]>([
  ['{{ date "2006-01-02T15:04:05Z07:00" (int64 1709210096) }} {{ htmlDate 0 }}', '2024-02-29T12:34:56Z 1970-01-01'],
  ['{{ dateInZone "2006-01-02 15:04 -0700" (int64 1719210096) "Europe/Berlin" }} {{ htmlDateInZone 0 "No/Zone" }}', '2024-06-24 08:21 +0200 1970-01-01'],
  ['{{ toDate "2006-01-02" "2024-02-29" }} {{ toDate "2006-01-02" "x" }}', '2024-02-29 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC'],
  ['{{ mustToDate "2006-01-02" "2023-02-29" }}', 'TPL102 error calling mustToDate: parsing time "2023-02-29": day out of range'],
  ['{{ toDate "2006-01-02" "2024-02-29" | dateModify "-1.5h" | date "Jan _2 3:04PM" }} {{ unixEpoch (toDate "2006" "2024") }}', 'Feb 28 10:30PM 1704067200'],
  ['{{ (toDate "2006-01-02" "2024-02-29").Format "Monday 002" }} {{ (toDate "2006" "2024").Year }}', 'Thursday 060 2024'],
  ['{{ toDate "2006-01-02T15:04:05Z07:00" "2024-01-02T03:04:05.5-07:00" | toJson }}', '"2024-01-02T03:04:05.5-07:00"'],
  ['{{ duration "3700" }} {{ duration (int64 61) }} {{ duration 61 }} {{ durationRound "400h" }} {{ durationRound "2h10m" }}', '1h1m40s 1m1s 0s 16d 2h'],
  ['{{ mustDateModify "x" (toDate "2006" "2024") }}', 'TPL102 error calling mustDateModify: time: invalid duration "x"'],
])('dates: %s', (template, expected, ...[data]) => {
  expect(call(template, data)).toBe(expected);
});
