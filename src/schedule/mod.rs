//! When a drop is due: local time in an IANA zone, on chosen weekdays, once a day whatever daylight saving does.
