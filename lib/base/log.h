/* One line per fact to standard error: ISO time, level, key=value words.
 * Never personal data: callers log ids and codes of things, not of people.
 * Of errors and warnings of one kind (one format) a process says LOG_EQUAL a
 * second, then how many more there were: a flood fills no disk. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#define LOG_EQUAL 20

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO };

void log_line(enum log_level level, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

#endif
