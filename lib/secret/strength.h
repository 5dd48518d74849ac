/*
 * How hard a password is to guess, by libzxcvbn, which knows no Vietnamese:
 * the words people here reach for are given to it.
 */
#ifndef SECRET_STRENGTH_H
#define SECRET_STRENGTH_H

#define PASSWORD_MIN 10
#define PASSWORD_MAX 100

/* NULL when good enough; else a sentence.  own: words about the person that
 * must not carry the password (login, name); NULL-terminated, at most 8. */
const char *password_weakness(const char *password, const char *const *own);

#endif
