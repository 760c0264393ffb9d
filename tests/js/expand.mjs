// Reads calendars from stdin, one JSON line {ics, last} each, and answers each with one JSON line: the dates
// that ical.js finds up to the day `last`, as [start, end, summary, uid] with local times.
import { createInterface } from "node:readline";
import ICAL from "ical.js";

// A date of a series may have been moved back from up to this long after `last`.
const MOVED_BACK_DAYS = 30;

function expand({ ics, last }) {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  const changed = events.filter((event) => event.isRecurrenceException());
  const found = [];
  for (const event of events) {
    if (event.isRecurrenceException()) continue;
    if (event.isRecurring()) found.push(...dates(event, changed, last));
    else found.push([event.startDate, event.endDate, event]);
  }
  ICAL.TimezoneService.reset();
  return found
    .map(([start, end, event]) => [start.toString(), end.toString(), event.summary, event.uid])
    .filter(([start]) => start.slice(0, 10) <= last);
}

function* dates(series, changed, last) {
  for (const one of changed) {
    if (one.uid === series.uid) series.relateException(one);
  }
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
