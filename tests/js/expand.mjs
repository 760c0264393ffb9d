// Reads calendars from stdin, one JSON line {ics, last} each, and answers each with one JSON line: the dates
// that ical.js finds up to the day `last`, as [start, end, summary, uid, instant] with local times; the instant
// of the start is in seconds since 1970.
import { createInterface } from "node:readline";
import ICAL from "ical.js";

// A date of a series may have been moved back from up to this long after `last`.
const MOVED_BACK_DAYS = 30;

function expand({ ics, last }) {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const found = [];
  for (const { series, changed } of byUid(calendar.getAllSubcomponents("vevent"))) {
    // Without `exceptions`, the changed dates of all other series in the calendar would be taken for its own.
    const event = new ICAL.Event(series, { exceptions: changed });
    if (event.isRecurring()) found.push(...dates(event, last));
    else found.push([event.startDate, event.endDate, event]);
  }
  const told = found
    .map(([start, end, { summary, uid }]) => [`${start}`, `${end}`, summary, uid, start.toUnixTime()])
    .filter(([start]) => start.slice(0, 10) <= last);
  ICAL.TimezoneService.reset();
  return told;
}

function byUid(vevents) {
  const groups = new Map();
  for (const vevent of vevents) {
    const uid = vevent.getFirstPropertyValue("uid");
    if (!groups.has(uid)) groups.set(uid, { changed: [] });
    if (vevent.hasProperty("recurrence-id")) groups.get(uid).changed.push(vevent);
    else groups.get(uid).series = vevent;
  }
  return groups.values();
}

function* dates(series, last) {
  const furthest = new Date(Date.parse(last) + MOVED_BACK_DAYS * 86_400_000).toISOString().slice(0, 10);
  const iterator = series.iterator();
  for (let next = iterator.next(); next && next.toString().slice(0, 10) <= furthest; next = iterator.next()) {
    const { startDate, endDate, item } = series.getOccurrenceDetails(next);
    yield [startDate, endDate, item];
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(expand(JSON.parse(line))));
}
