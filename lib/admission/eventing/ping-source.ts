import { objectOf } from '../json';
import type { Rule, Setting } from '../rule';
import { isSchedule } from './cron';
import { isEmpty } from './reference';
import { isTimeZone } from './time-zone';

/** When a PingSource sends: a schedule of cron in a time zone. */
export const pingSchedule: Rule = {
  id: 'eventing/ping-schedule',
  check(object, report) {
    const { schedule, timezone } = objectOf(object.spec);
    if (typeof timezone === 'string' && timezone !== '' && !isTimeZone(timezone)) {
      report.refuse('spec.timezone', timezone, 'an IANA time zone, such as Europe/Paris', 'name a time zone');
    }
    if (typeof schedule !== 'string' || schedule === '') return;
    // A time zone may lead the schedule where no field gives it.
    const [, zone, rest] = /^(?:CRON_)?TZ=([^ ]*) (.*)$/s.exec(schedule) ?? [];
    const isZoned = isEmpty(timezone) && zone !== undefined;
    if (isZoned && zone !== '' && !isTimeZone(zone)) {
      report.refuse('spec.timezone', zone, 'an IANA time zone, such as Europe/Paris', 'name a time zone');
    }
    if (
      schedule.includes('@every') ||
      !isSchedule(isZoned ? rest.trim() : isEmpty(timezone) ? schedule : schedule.trim())
    ) {
      report.refuse(
        'spec.schedule',
        schedule,
        'minute, hour, day of month, month and day of week, as cron writes them, or @hourly and the like',
        'mend the schedule',
      );
    }
  },
};

const DATA_MAX_SIZE: Setting = { component: 'eventing', configMap: 'config-ping-defaults', key: 'data-max-size' };

/** What a PingSource sends: text or base64, JSON where it says so, and no more than the platform allows. */
export const pingData: Rule = {
  id: 'eventing/ping-data',
  check(object, report) {
    const { data, dataBase64, contentType } = objectOf(object.spec);
    const isJson = contentType === 'application/json';
    if (!isEmpty(data) && !isEmpty(dataBase64)) {
      report.refuse('spec.dataBase64', dataBase64, 'one of `data` and `dataBase64`', 'leave out one of them');
      return;
    }
    const [field, value] = isEmpty(dataBase64) ? ['spec.data', data] : ['spec.dataBase64', dataBase64];
    if (typeof value !== 'string' || value === '') return;
    const text = field === 'spec.data' ? value : decodeBase64(value);
    if (text === undefined) {
      report.refuse(field, value, 'base64 with its padding', 'encode the bytes as base64');
    } else if (isJson && !isJsonObject(text)) {
      report.refuse(
        field,
        value,
        'an object in JSON, since `contentType` is application/json',
        'change one of the two',
      );
    }
    const limit = Number(report.setting(DATA_MAX_SIZE) ?? -1);
    if (limit >= 0 && Buffer.byteLength(value) > limit) {
      report.refuse(field, value, `${limit} bytes, the platform's limit`, 'send less, or raise the limit');
    }
  },
};

function decodeBase64(text: string): string | undefined {
  const compact = text.replace(/[\r\n]/g, '');
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(compact);
  return isBase64 ? Buffer.from(compact, 'base64').toString() : undefined;
}

function isJsonObject(text: string): boolean {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}
